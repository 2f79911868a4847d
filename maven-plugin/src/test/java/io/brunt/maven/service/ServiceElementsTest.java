// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.problem.Problem;
import java.io.StringReader;
import java.util.List;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class ServiceElementsTest {

    private static List<String> faults(String services) throws Exception {
        return ServiceElements.faults(new XmlPlexusConfiguration(
                        Xpp3DomBuilder.build(new StringReader("<services>" + services + "</services>"))))
                .stream()
                .map(Problem::text)
                .toList();
    }

    @Test
    void areRightWhereAllAreKnown() throws Exception {
        assertThat(faults("""
                <service>
                  <name>api</name>
                  <environment><ANY_THING>1</ANY_THING></environment>
                  <systemProperties><a.b>1</a.b></systemProperties>
                  <instances>3</instances>
                  <port>${api.port}</port>
                  <echo>true</echo>
                  <readiness><log>up</log><interval>1s</interval></readiness>
                </service>""")).isEmpty();
    }

    @Test
    void areToldWithTheNearestRightNames() throws Exception {
        assertThat(faults("""
                <service>
                  <name>api</name>
                  <comand>x</comand>
                  <readiness><timeuot>1s</timeuot></readiness>
                </service>
                <servise/>
                <service>
                  <instances>three</instances>
                  <target>yes</target>
                  <arguments><argument>x</argument></arguments>
                </service>"""))
                .satisfiesExactly(
                        it -> assertThat(it)
                                .contains("service api: there is no <comand>")
                                .contains("did you mean command?"),
                        it -> assertThat(it)
                                .contains("service api, <readiness>: there is no <timeuot>")
                                .contains("did you mean timeout?"),
                        it -> assertThat(it)
                                .contains("<services>: there is no <servise>")
                                .contains("did you mean service?"),
                        it -> assertThat(it)
                                .contains("service 3: <instances> cannot be read")
                                .contains("a number"),
                        it -> assertThat(it)
                                .contains("service 3: <target> cannot be read")
                                .contains("true or false"),
                        it -> assertThat(it)
                                .contains("service 3: <arguments> holds a text")
                                .contains("<argument>"));
    }

    @Test
    void holdValuesWhereNamesAreFree() throws Exception {
        assertThat(faults("""
                <service>
                  <name>api</name>
                  <environment>A=1</environment>
                  <systemProperties><a><b>1</b></a><c/></systemProperties>
                </service>"""))
                .satisfiesExactly(
                        it -> assertThat(it)
                                .contains("service api, <environment>: it holds elements")
                                .contains("expected <NAME>value</NAME>, but was A=1"),
                        it -> assertThat(it)
                                .contains("service api, <systemProperties>: <a> holds a text")
                                .contains("but was <b>"));
    }
}

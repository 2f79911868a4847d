// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.problem.Problem;
import java.io.StringReader;
import java.util.List;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class ResultElementsTest {

    private static List<String> faults(String results) throws Exception {
        return ResultElements.faults(new XmlPlexusConfiguration(
                        Xpp3DomBuilder.build(new StringReader("<results>" + results + "</results>"))))
                .stream()
                .map(Problem::text)
                .toList();
    }

    @Test
    void areRightWhereAllAreKnown() throws Exception {
        assertThat(faults("""
                <result>
                  <files>target/*.jtl</files>
                  <format>jmeter</format>
                  <slos><slo>p95 &lt; 500ms</slo></slos>
                  <stale>allow</stale>
                </result>
                <result><files>k6.json</files><slos>p95 &lt; 1s</slos></result>""")).isEmpty();
    }

    @Test
    void areToldWithTheNearestRightNames() throws Exception {
        assertThat(faults("""
                <result>
                  <filez>x</filez>
                  <slos><sol>p95 &lt; 500ms</sol></slos>
                  <stale><allow/></stale>
                </result>
                <resul/>"""))
                .satisfiesExactly(
                        it -> assertThat(it)
                                .contains("result 1: there is no <filez>")
                                .contains("did you mean files?"),
                        it -> assertThat(it)
                                .contains("result 1, <slos>: there is no <sol>")
                                .contains("did you mean slo?"),
                        it -> assertThat(it)
                                .contains("result 1: <stale> holds a text")
                                .contains("<allow>"),
                        it -> assertThat(it)
                                .contains("<results>: there is no <resul>")
                                .contains("did you mean result?"));
    }

    /** A field without its name here would be refused. */
    @Test
    void areTheFieldsOfAResult() throws Exception {
        for (var field : ResultFiles.class.getDeclaredFields()) {
            if (!field.isSynthetic()) {
                assertThat(faults("<result><" + field.getName() + "/></result>"))
                        .isEmpty();
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class TestPropertiesTest {

    private final TestProperties properties = new TestProperties(Map.of(
            "brunt.baseUrl", "http://127.0.0.1:1",
            "brunt.api.1.port", "1",
            "brunt.api.1.url", "http://127.0.0.1:1",
            "brunt.api.1.pid", "77",
            "brunt.run.id", "x",
            "brunt.reportDir", "elsewhere"));

    private static Xpp3Dom child(Xpp3Dom parent, String name) {
        Xpp3Dom child = new Xpp3Dom(name);
        parent.addChild(child);
        return child;
    }

    @Test
    void areAddressesAndPortsAlone() {
        Xpp3Dom variables = properties.addTo(new Xpp3Dom("configuration")).getChild("systemPropertyVariables");

        assertThat(variables.getChildren())
                .extracting(Xpp3Dom::getName)
                .containsExactlyInAnyOrder("brunt.baseUrl", "brunt.api.1.port", "brunt.api.1.url");
        assertThat(variables.getChild("brunt.api.1.port").getValue()).isEqualTo("1");
    }

    @Test
    void leaveAloneWhatThePomSays() {
        Xpp3Dom given = new Xpp3Dom("configuration");
        child(given, "skip").setValue("false");
        Xpp3Dom variables = child(given, "systemPropertyVariables");
        child(variables, "brunt.baseUrl").setValue("mine");
        child(variables, "own").setValue("mine too");

        Xpp3Dom changed = properties.addTo(given);

        assertThat(changed.getChild("skip").getValue()).isEqualTo("false");
        Xpp3Dom now = changed.getChild("systemPropertyVariables");
        assertThat(now.getChild("brunt.baseUrl").getValue()).isEqualTo("mine");
        assertThat(now.getChild("own").getValue()).isEqualTo("mine too");
        assertThat(now.getChild("brunt.api.1.url").getValue()).isEqualTo("http://127.0.0.1:1");
        assertThat(variables.getChild("brunt.api.1.url")).isNull();
    }
}

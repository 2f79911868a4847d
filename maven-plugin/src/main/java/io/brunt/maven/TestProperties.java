// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Addresses and ports as system properties of the module's tests, whatever these are made with.
 *
 * <p>They stand in the configuration of the goal that forks the tests, as if {@code <systemPropertyVariables>} had them: so
 * they reach each fork of this module, and none of another.
 *
 * @param properties by key
 */
record TestProperties(Map<String, String> properties) {

    private static final Set<String> TEST_GOALS = Set.of(
            "org.apache.maven.plugins:maven-failsafe-plugin:integration-test",
            "org.apache.maven.plugins:maven-surefire-plugin:test");

    private static final Pattern ADDRESS = Pattern.compile("brunt\\.baseUrl|brunt\\..+\\.\\d+\\.(port|url)");

    private static final String ELEMENT = "systemPropertyVariables";

    /** Keep the addresses of all that is handed over; the rest concerns Brunt alone. */
    TestProperties {
        Map<String, String> addresses = new TreeMap<>(properties);
        addresses.keySet().removeIf(it -> !ADDRESS.matcher(it).matches());
        properties = Map.copyOf(addresses);
    }

    /** Add them, if the goal runs tests. */
    void addTo(MojoExecution goal) {
        if (TEST_GOALS.contains(goal.getGroupId() + ":" + goal.getArtifactId() + ":" + goal.getGoal())) {
            Xpp3Dom given = goal.getConfiguration();
            goal.setConfiguration(addTo(given == null ? new Xpp3Dom("configuration") : given));
        }
    }

    /** Return the configuration with them; what the POM says wins. */
    Xpp3Dom addTo(Xpp3Dom given) {
        Xpp3Dom configuration = new Xpp3Dom(given);
        Xpp3Dom variables = configuration.getChild(ELEMENT);
        if (variables == null) {
            variables = new Xpp3Dom(ELEMENT);
            configuration.addChild(variables);
        }
        for (Map.Entry<String, String> it : properties.entrySet()) {
            if (variables.getChild(it.getKey()) == null) {
                Xpp3Dom variable = new Xpp3Dom(it.getKey());
                variable.setValue(it.getValue());
                variables.addChild(variable);
            }
        }
        return configuration;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.foreign;

import io.brunt.maven.pom.ElementFaults;
import io.brunt.problem.Problem;
import java.util.List;
import org.apiguardian.api.API;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * The elements below {@code <results>}: known are the fields of {@link ResultFiles}.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ResultElements {

    private static final List<String> KNOWN = List.of("files", "format", "slos", "stale");

    private final ElementFaults faults = new ElementFaults();

    private ResultElements() {}

    /**
     * Look for those that there are not, or that hold what they cannot.
     *
     * @param results the whole of {@code <results>}
     * @return in the order of the POM; empty if all is right
     */
    public static List<Problem> faults(PlexusConfiguration results) {
        ResultElements elements = new ResultElements();
        int number = 0;
        for (PlexusConfiguration result : results.getChildren()) {
            number++;
            if (result.getName().equals("result")) {
                elements.look(result, "result " + number);
            } else {
                elements.faults.unknown("<results>", result.getName(), List.of("result"));
            }
        }
        return elements.faults.all();
    }

    private void look(PlexusConfiguration result, String where) {
        for (PlexusConfiguration child : result.getChildren()) {
            String name = child.getName();
            if (!KNOWN.contains(name)) {
                faults.unknown(where, name, KNOWN);
            } else if (name.equals("slos")) {
                slos(child, where + ", <slos>");
            } else {
                faults.holdsText(where, child);
            }
        }
    }

    private void slos(PlexusConfiguration slos, String where) {
        for (PlexusConfiguration child : slos.getChildren()) {
            if (!child.getName().equals("slo")) {
                faults.unknown(where, child.getName(), List.of("slo"));
            }
        }
    }
}

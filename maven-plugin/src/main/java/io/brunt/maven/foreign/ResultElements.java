// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.foreign;

import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.util.ArrayList;
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

    private final List<Problem> problems = new ArrayList<>();

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
                elements.unknown("<results>", result.getName(), List.of("result"));
            }
        }
        return List.copyOf(elements.problems);
    }

    private void look(PlexusConfiguration result, String where) {
        for (PlexusConfiguration child : result.getChildren()) {
            String name = child.getName();
            if (!KNOWN.contains(name)) {
                unknown(where, name, KNOWN);
            } else if (name.equals("slos")) {
                slos(child, where + ", <slos>");
            } else if (child.getChildCount() > 0) {
                problems.add(Problem.of("<" + name + "> holds a text")
                        .at(where)
                        .actual("<" + child.getChild(0).getName() + ">"));
            }
        }
    }

    private void slos(PlexusConfiguration slos, String where) {
        for (PlexusConfiguration child : slos.getChildren()) {
            if (!child.getName().equals("slo")) {
                unknown(where, child.getName(), List.of("slo"));
            }
        }
    }

    private void unknown(String where, String name, List<String> known) {
        problems.add(Problem.of("there is no <" + name + ">").at(where).hint(NearestSpelling.hint(name, known)));
    }
}

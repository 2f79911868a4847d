// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.pom;

import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * What is wrong with the elements of a goal's configuration, in the order in which it was found. Maven itself passes over what
 * it does not know, or tells of Java classes.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ElementFaults {

    private final List<Problem> problems = new ArrayList<>();

    /**
     * Note an element that there is not.
     *
     * @param where it stands
     * @param name of it
     * @param known those that there are
     */
    public void unknown(String where, String name, Collection<String> known) {
        add(Problem.of("there is no <" + name + ">").at(where).hint(NearestSpelling.hint(name, known)));
    }

    /**
     * Note an element that holds others where it should hold a text, if it does.
     *
     * @param where it stands
     * @param element any
     * @return whether it holds a text, or nothing
     */
    public boolean holdsText(String where, PlexusConfiguration element) {
        if (element.getChildCount() == 0) {
            return true;
        }
        add(Problem.of("<" + element.getName() + "> holds a text")
                .at(where)
                .actual("<" + element.getChild(0).getName() + ">"));
        return false;
    }

    /**
     * Note anything else.
     *
     * @param problem with its place
     */
    public void add(Problem problem) {
        problems.add(problem);
    }

    /**
     * Return them.
     *
     * @return empty if all is right
     */
    public List<Problem> all() {
        return List.copyOf(problems);
    }
}

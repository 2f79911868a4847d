// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some statuses of HTTP.
 *
 * @param text as it is shown
 * @param ranges at least one
 */
record Statuses(String text, List<Range> ranges) {

    /** What counts as an answer unless said otherwise: a redirect to a page for signing in, too. */
    static final Statuses BELOW_400 = new Statuses("below 400", List.of(new Range(100, 399)));

    private static final Pattern ONE = Pattern.compile("([1-5]\\d\\d)(?:\\s*-\\s*([1-5]\\d\\d))?|([1-5])xx");

    Statuses {
        ranges = List.copyOf(ranges);
    }

    /** From one to another, both included. */
    record Range(int first, int last) {}

    /**
     * Read {@code 200}, {@code 2xx}, {@code 200-299}, or several separated by commas.
     *
     * @throws BruntException with a caret under the first that is none of these
     */
    static Statuses parse(String text) {
        List<Range> ranges = new ArrayList<>();
        int start = 0;
        for (String part : text.split(",", -1)) {
            Matcher matcher = ONE.matcher(part.strip());
            if (!matcher.matches()) {
                throw new BruntException(Problem.of("no status of HTTP")
                        .in(text, start, start + Math.max(1, part.length()))
                        .hint("for example 200, or 2xx, or 200-299, or several separated by commas"));
            }
            ranges.add(range(matcher));
            start += part.length() + 1;
        }
        return new Statuses(text, ranges);
    }

    private static Range range(Matcher matcher) {
        if (matcher.group(3) != null) {
            int hundreds = Integer.parseInt(matcher.group(3)) * 100;
            return new Range(hundreds, hundreds + 99);
        }
        int first = Integer.parseInt(matcher.group(1));
        return new Range(first, matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2)));
    }

    boolean hold(int status) {
        return ranges.stream().anyMatch(it -> status >= it.first() && status <= it.last());
    }
}

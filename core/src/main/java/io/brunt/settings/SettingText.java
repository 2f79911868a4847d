// SPDX-License-Identifier: Apache-2.0
package io.brunt.settings;

import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the values of settings; every refusal shows the text with a caret. */
final class SettingText {

    private static final Pattern FACTOR = Pattern.compile("\\d+(\\.\\d+)?|\\.\\d+");

    private static final Pattern COUNT = Pattern.compile("\\d{1,15}");

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");

    /** A name, an IPv4 address, or an IPv6 address with or without brackets. */
    private static final Pattern HOST =
            Pattern.compile("[\\p{Alnum}._-]+|\\[?[\\p{XDigit}:.]*:[\\p{XDigit}:.]*:[\\p{XDigit}:.]*]?");

    private SettingText() {}

    static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BruntException(oneOf(text, List.of("true", "false")));
        };
    }

    static <E extends Enum<E>> E choice(String text, E[] choices) {
        List<String> names = Arrays.stream(choices)
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = names.indexOf(text.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new BruntException(oneOf(text, names));
        }
        return choices[index];
    }

    private static Problem oneOf(String text, List<String> choices) {
        Problem problem =
                Problem.of("unknown value").in(text, 0, text.length()).expected("one of " + String.join(", ", choices));
        return NearestSpelling.of(text, choices)
                .map(it -> problem.hint("did you mean " + it + "?"))
                .orElse(problem);
    }

    static Double factor(String text) {
        double factor = FACTOR.matcher(text).matches() ? Double.parseDouble(text) : 0;
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new BruntException(Problem.of("not a factor")
                    .in(text, 0, text.length())
                    .expected("a number above 0")
                    .hint("for example 0.1 for a tenth"));
        }
        return factor;
    }

    static Long count(String text) {
        if (!COUNT.matcher(text).matches()) {
            throw new BruntException(Problem.of("not a count")
                    .in(text, 0, text.length())
                    .expected("a whole number from 0")
                    .hint("for example 1000000"));
        }
        return Long.valueOf(text);
    }

    static String headerName(String text) {
        if (!TOKEN.matcher(text).matches()) {
            throw new BruntException(Problem.of("not the name of a header")
                    .in(text, 0, text.length())
                    .expected("a name, without a colon and a value")
                    .hint("for example X-Instance"));
        }
        return text;
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException fault) {
            throw new BruntException(Problem.of("not a path: " + fault.getReason())
                    .in(text, Math.max(0, fault.getIndex()), text.length()));
        }
    }

    static Set<String> hosts(String text) {
        Set<String> hosts = new LinkedHashSet<>();
        int start = 0;
        for (String part : text.split(",", -1)) {
            String host = part.strip();
            int at = start + part.indexOf(host);
            if (!HOST.matcher(host).matches()) {
                throw new BruntException(Problem.of("not the name of a host")
                        .in(text, at, at + host.length())
                        .expected("names or addresses, separated by commas, without scheme, port and path")
                        .hint("for example load.example.test,10.0.0.7"));
            }
            hosts.add(host.toLowerCase(Locale.ROOT).replace("[", "").replace("]", ""));
            start += part.length() + 1;
        }
        return Collections.unmodifiableSet(hosts);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.baseline;

import io.brunt.result.TestIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Chooses results by their tests, as Surefire's {@code -Dtest} does: {@code CheckoutIT}, {@code CheckoutIT#holds},
 * {@code shop.*IT#holds*}, several separated by commas.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TestFilter {

    private final List<String> patterns;

    /**
     * Read a filter.
     *
     * @param text blank for all tests
     */
    public TestFilter(String text) {
        patterns = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /**
     * Tell whether a test is chosen.
     *
     * @param test which
     * @return true if any pattern fits, or there is none
     */
    public boolean includes(TestIdentity test) {
        return patterns.isEmpty() || patterns.stream().anyMatch(it -> fits(it, test));
    }

    private static boolean fits(String pattern, TestIdentity test) {
        String[] parts = pattern.split("#", 2);
        String type = parts[0].replace('$', '.');
        boolean sameType = type.isEmpty() || glob(type, test.className()) || glob("*." + type, test.className());
        return sameType && (parts.length == 1 || glob(parts[1], test.method()));
    }

    private static boolean glob(String pattern, String text) {
        String regex = Arrays.stream(pattern.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElse("");
        return Pattern.matches(regex, text);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Finds what a user may have meant.
 *
 * <p>Optimal string alignment distance (Damerau-Levenshtein without repeated edits of one substring): two swapped
 * letters count as one edit, so {@code sm} is {@code ms}. At most two edits; at most one for names of up to three
 * letters, where two would match almost anything.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NearestSpelling {

    private NearestSpelling() {}

    /**
     * Return the right spelling nearest to a wrong one, ignoring case.
     *
     * @param wrong what the user wrote
     * @param right the spellings there are; on a tie the first in this order wins
     * @return the nearest, or empty if none is near enough
     */
    public static Optional<String> of(String wrong, Collection<String> right) {
        String text = wrong.toLowerCase(Locale.ROOT);
        return right.stream()
                .filter(it -> distance(text, it.toLowerCase(Locale.ROOT)) <= (it.length() <= 3 ? 1 : 2))
                .min(Comparator.comparingInt(it -> distance(text, it.toLowerCase(Locale.ROOT))));
    }

    /**
     * Return a hint for a wrong spelling.
     *
     * @param wrong what the user wrote
     * @param right the spellings there are
     * @return {@code did you mean ms?}, or the list of choices if none is near
     */
    public static String hint(String wrong, Collection<String> right) {
        return of(wrong, right)
                .map(it -> "did you mean " + it + "?")
                .orElseGet(() -> "choose one of " + String.join(", ", right));
    }

    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2) {
            return 3;
        }
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int step(int[][] edits, String a, String b, int i, int j) {
        int replace = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}

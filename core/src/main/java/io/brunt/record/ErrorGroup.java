// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Errors of one kind.
 *
 * @param kind a stable name such as {@code connect-refused} or {@code status-503}
 * @param count how many measured errors had it, at least 1
 * @param sample what one of them said, bounded in length; from outside, so not to be trusted
 * @param bySecond how many there were of the iterations that were due in a second, from 0, the first measured one; empty
 *     where that is not known, as of kinds beyond the first few
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ErrorGroup(String kind, long count, String sample, SortedMap<Integer, Long> bySecond)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** Copy what was given. */
    public ErrorGroup {
        bySecond = Collections.unmodifiableSortedMap(new TreeMap<>(bySecond));
    }

    /**
     * Note errors of which it is not known when they were.
     *
     * @param kind a stable name
     * @param count how many
     * @param sample what one of them said
     */
    public ErrorGroup(String kind, long count, String sample) {
        this(kind, count, sample, Collections.emptySortedMap());
    }

    /** How the kinds begin that are the generator's own doing: it had no file or port left. */
    public static final String GENERATOR = "generator-";

    /**
     * Tell whether these errors say nothing about the target.
     *
     * @return true if they are the generator's own
     */
    public boolean isOfGenerator() {
        return kind.startsWith(GENERATOR);
    }
}

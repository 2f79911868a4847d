// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each status came. Single writer; an array, since a box of the status would be 16 bytes a request. */
final class StatusCounts {

    private static final int FIRST = 100;

    /** Room for the codes that there are; whatever three digits a server makes up has room when it comes. */
    private long[] counts = new long[500];

    void count(int status) {
        int index = status - FIRST;
        if (index >= counts.length) {
            counts = Arrays.copyOf(counts, index + 1);
        }
        counts[index]++;
    }

    SortedMap<Integer, Long> toMap() {
        SortedMap<Integer, Long> codes = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                codes.put(i + FIRST, counts[i]);
            }
        }
        return codes;
    }
}

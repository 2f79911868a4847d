// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.record.Recorder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds a recorder's index of a label by its characters: a text made for each of a hundred million rows would be most of the
 * work. Open addressing; confined to one thread.
 */
final class StepIndex {

    /** What a label beyond it costs is a text for each row, not memory. */
    private static final int MOST_KNOWN = 2_048;

    private static final int SLOTS = 2 * MOST_KNOWN;
    private static final int LONGEST_NAME = 1_000;

    private final Recorder recorder;
    private final char[] @Nullable [] labels = new char[SLOTS][];
    private final int[] steps = new int[SLOTS];
    private int known;

    StepIndex(Recorder recorder) {
        this.recorder = recorder;
    }

    int of(String label) {
        return of(label.toCharArray(), 0, label.length());
    }

    int of(char[] characters, int begin, int end) {
        int slot = slot(characters, begin, end);
        if (labels[slot] != null) {
            return steps[slot];
        }
        int step = recorder.step(name(new String(characters, begin, end - begin)));
        if (known < MOST_KNOWN) {
            known++;
            labels[slot] = Arrays.copyOfRange(characters, begin, end);
            steps[slot] = step;
        }
        return step;
    }

    /** The index of a label that came before, else -1. */
    int find(char[] characters, int begin, int end) {
        int slot = slot(characters, begin, end);
        return labels[slot] == null ? -1 : steps[slot];
    }

    /** Where a label is, or the free place where it belongs. */
    private int slot(char[] characters, int begin, int end) {
        int slot = hash(characters, begin, end) & (SLOTS - 1);
        char[] label = labels[slot];
        while (label != null && !Arrays.equals(label, 0, label.length, characters, begin, end)) {
            slot = (slot + 1) & (SLOTS - 1);
            label = labels[slot];
        }
        return slot;
    }

    private static String name(String label) {
        if (label.isBlank()) {
            return "no label";
        }
        return label.length() <= LONGEST_NAME ? label : label.substring(0, LONGEST_NAME) + "…";
    }

    private static int hash(char[] characters, int begin, int end) {
        int hash = end - begin;
        for (int i = begin; i < end; i++) {
            hash = 31 * hash + characters[i];
        }
        return hash ^ (hash >>> 16);
    }
}

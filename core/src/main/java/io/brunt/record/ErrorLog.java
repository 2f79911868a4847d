// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Errors by kind: one bounded sample each, and how many there were in each second. Single writer. */
final class ErrorLog {

    private static final int LONGEST_SAMPLE = 500;

    /** More kinds than this are one kind: a message with a running number in its type must not fill the heap. */
    static final int MOST_KINDS = 100;

    /** So many kinds, the first ones, are counted by the second: a day of them takes less than four megabytes. */
    static final int MOST_TIMED_KINDS = 10;

    static final String OTHER = "other";

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private static final class Entry {
        final String sample;
        final boolean timed;
        long count;
        private int[] bySecond = new int[0];

        Entry(String sample, boolean timed) {
            this.sample = sample;
            this.timed = timed;
        }

        void add(int second, long times) {
            count += times;
            if (!timed || second < 0) {
                return;
            }
            if (second >= bySecond.length) {
                bySecond = Arrays.copyOf(bySecond, Math.max(second + 1, bySecond.length * 2));
            }
            bySecond[second] += (int) times;
        }

        SortedMap<Integer, Long> seconds() {
            SortedMap<Integer, Long> seconds = new TreeMap<>();
            for (int second = 0; second < bySecond.length; second++) {
                if (bySecond[second] > 0) {
                    seconds.put(second, (long) bySecond[second]);
                }
            }
            return seconds;
        }
    }

    /**
     * Count an error.
     *
     * @param second in which its iteration was due, from 0; below 0 if that is not known
     */
    void add(int second, String kind, String sample) {
        entry(kind, sample).add(second, 1);
    }

    private Entry entry(String kind, String sample) {
        Entry entry = entries.get(kind);
        if (entry == null) {
            String name = entries.size() < MOST_KINDS ? kind : OTHER;
            boolean timed = entries.size() < MOST_TIMED_KINDS;
            entry = entries.computeIfAbsent(name, it -> new Entry(bounded(sample), timed));
        }
        return entry;
    }

    private static String bounded(String sample) {
        return sample.length() <= LONGEST_SAMPLE ? sample : sample.substring(0, LONGEST_SAMPLE) + "…";
    }

    /** Return what there is, in the order of first coming. */
    List<ErrorGroup> groups() {
        List<ErrorGroup> groups = new ArrayList<>();
        entries.forEach((kind, entry) -> groups.add(new ErrorGroup(kind, entry.count, entry.sample, entry.seconds())));
        return groups;
    }

    /** Merge what several logs have, the greatest count first. */
    static List<ErrorGroup> merge(Collection<List<ErrorGroup>> logs) {
        ErrorLog all = new ErrorLog();
        logs.forEach(log -> log.forEach(all::addAll));
        List<ErrorGroup> groups = all.groups();
        groups.sort(Comparator.comparingLong(ErrorGroup::count).reversed().thenComparing(ErrorGroup::kind));
        return List.copyOf(groups);
    }

    private void addAll(ErrorGroup group) {
        Entry entry = entry(group.kind(), group.sample());
        long timed = 0;
        for (Map.Entry<Integer, Long> it : group.bySecond().entrySet()) {
            entry.add(it.getKey(), it.getValue());
            timed += it.getValue();
        }
        entry.count += group.count() - timed;
    }
}

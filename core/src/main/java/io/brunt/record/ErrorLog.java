// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Errors by kind, one bounded sample each. Single writer. */
final class ErrorLog {

    private static final int LONGEST_SAMPLE = 500;

    /** More kinds than this are one kind: a message with a running number in its type must not fill the heap. */
    private static final int MOST_KINDS = 100;

    private static final String OTHER = "other";

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private static final class Entry {
        final String sample;
        long count;

        Entry(String sample) {
            this.sample = sample;
        }
    }

    void add(String kind, String sample) {
        add(kind, sample, 1);
    }

    private void add(String kind, String sample, long count) {
        Entry entry = entries.get(kind);
        if (entry == null) {
            String name = entries.size() < MOST_KINDS ? kind : OTHER;
            entry = entries.computeIfAbsent(name, it -> new Entry(bounded(sample)));
        }
        entry.count += count;
    }

    private static String bounded(String sample) {
        return sample.length() <= LONGEST_SAMPLE ? sample : sample.substring(0, LONGEST_SAMPLE) + "…";
    }

    /** Return what there is, in the order of first coming. */
    List<ErrorGroup> groups() {
        List<ErrorGroup> groups = new ArrayList<>();
        entries.forEach((kind, entry) -> groups.add(new ErrorGroup(kind, entry.count, entry.sample)));
        return groups;
    }

    /** Merge what several logs have, the greatest count first. */
    static List<ErrorGroup> merge(Collection<List<ErrorGroup>> logs) {
        ErrorLog all = new ErrorLog();
        logs.forEach(log -> log.forEach(it -> all.add(it.kind(), it.sample(), it.count())));
        List<ErrorGroup> groups = all.groups();
        groups.sort(Comparator.comparingLong(ErrorGroup::count).reversed().thenComparing(ErrorGroup::kind));
        return List.copyOf(groups);
    }
}

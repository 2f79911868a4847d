// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each instance got: first the base URLs, then those that named themselves in their answers. Single writer. */
final class InstanceCells {

    private final Resolution resolution;
    private final List<String> names = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<@Nullable SeriesCells> series = new ArrayList<>();
    private final Map<String, Integer> named = new HashMap<>();

    InstanceCells(List<String> baseUrls, Resolution resolution) {
        this.resolution = resolution;
        // Of one alone it would be that of the run.
        boolean several = baseUrls.size() > 1;
        baseUrls.forEach(it -> add(it, several));
    }

    private int add(String name, boolean isTimed) {
        names.add(name);
        series.add(isTimed && cells.size() < SeriesCells.MOST_SERIES ? new SeriesCells(resolution) : null);
        cells.add(new Cell(resolution));
        return cells.size() - 1;
    }

    int named(String name) {
        return named.computeIfAbsent(name, it -> add(it, true));
    }

    Cell at(int instance) {
        return cells.get(instance);
    }

    /** Count one that has ended, in the second in which its iteration was due. */
    void endedIn(int instance, int second, Outcome outcome, long responseNanos, boolean inTime) {
        SeriesCells overTime = series.get(instance);
        if (overTime != null) {
            overTime.endedIn(second, outcome, responseNanos, inTime);
        }
    }

    List<String> names() {
        return List.copyOf(names);
    }

    List<InstanceRecording> recordings() {
        List<InstanceRecording> recordings = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            SeriesCells kept = series.get(i);
            TimeSeries overTime = kept == null ? TimeSeries.NONE : kept.toSeries();
            recordings.add(new InstanceRecording(names.get(i), cells.get(i).toSlice(), overTime));
        }
        return recordings;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each instance got: first the base URLs, then those that named themselves in their answers. Single writer. */
final class InstanceCells {

    private final Resolution resolution;
    private final List<String> names = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<SeriesCells> series = new ArrayList<>();
    private final Map<String, Integer> named = new HashMap<>();

    InstanceCells(List<String> baseUrls, Resolution resolution) {
        this.resolution = resolution;
        baseUrls.forEach(this::add);
    }

    private int add(String name) {
        names.add(name);
        if (cells.size() < SeriesCells.MOST_SERIES) {
            series.add(new SeriesCells(resolution));
        }
        cells.add(new Cell(resolution));
        return cells.size() - 1;
    }

    int named(String name) {
        return named.computeIfAbsent(name, this::add);
    }

    Cell at(int instance) {
        return cells.get(instance);
    }

    /** Count one that has ended, in the second in which its iteration was due. */
    void endedIn(int instance, int second, Outcome outcome, long responseNanos, boolean inTime) {
        if (instance < series.size()) {
            series.get(instance).endedIn(second, outcome, responseNanos, inTime);
        }
    }

    List<String> names() {
        return List.copyOf(names);
    }

    List<InstanceRecording> recordings() {
        List<InstanceRecording> recordings = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            TimeSeries overTime = i < series.size() ? series.get(i).toSeries() : TimeSeries.NONE;
            recordings.add(new InstanceRecording(names.get(i), cells.get(i).toSlice(), overTime));
        }
        return recordings;
    }
}

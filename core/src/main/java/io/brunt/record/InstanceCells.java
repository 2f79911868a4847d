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
    private final Map<String, Integer> named = new HashMap<>();

    InstanceCells(List<String> baseUrls, Resolution resolution) {
        this.resolution = resolution;
        baseUrls.forEach(this::add);
    }

    private int add(String name) {
        names.add(name);
        cells.add(new Cell(resolution));
        return cells.size() - 1;
    }

    int named(String name) {
        return named.computeIfAbsent(name, this::add);
    }

    Cell at(int instance) {
        return cells.get(instance);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    List<InstanceRecording> recordings() {
        List<InstanceRecording> recordings = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            recordings.add(new InstanceRecording(names.get(i), cells.get(i).toSlice()));
        }
        return recordings;
    }
}

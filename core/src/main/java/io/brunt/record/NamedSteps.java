// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cells of the steps of a recorder, made when a step is first asked for. Single writer. */
final class NamedSteps {

    /** A path with a number of its own in each request must not fill the heap with histograms. */
    static final int MOST = 200;

    /** The step of all that come when there are enough. */
    static final String OTHER = "other steps";

    private final RecordingLayout layout;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final List<StepCells> cells = new ArrayList<>();

    NamedSteps(RecordingLayout layout) {
        this.layout = layout;
        layout.steps().forEach(this::named);
    }

    int named(String name) {
        Integer known = index.get(name);
        return known != null ? known : make(index.size() < MOST ? name : OTHER);
    }

    private int make(String name) {
        return index.computeIfAbsent(name, it -> {
            Seconds closeUp = layout.closeUps().contains(name)
                    ? new Seconds(0, SecondCell.Detail.ALL_TIMES, layout.resolution())
                    : null;
            SeriesCells series = cells.size() < SeriesCells.MOST_SERIES ? new SeriesCells(layout.resolution()) : null;
            cells.add(new StepCells(Cell.cells(layout.stages().size(), layout.resolution()), closeUp, series));
            return cells.size() - 1;
        });
    }

    StepCells at(int step) {
        return cells.get(step);
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    /** By their index. */
    List<String> names() {
        String[] names = new String[cells.size()];
        index.forEach((name, at) -> names[at] = name);
        return List.of(names);
    }

    List<StepRecording> recordings() {
        List<StepRecording> read = new ArrayList<>();
        index.forEach((name, at) -> read.add(cells.get(at).toRecording(name)));
        return read;
    }
}

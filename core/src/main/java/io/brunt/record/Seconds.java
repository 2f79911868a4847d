// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The timeline while it is recorded. Single writer. */
final class Seconds {

    private final int first;
    private final List<@Nullable SecondCell> cells = new ArrayList<>();
    private final ArrayList<SecondCell> open = new ArrayList<>();
    private final ArrayDeque<TimeHistogram> pool = new ArrayDeque<>();
    private @Nullable SecondCell latest;

    /**
     * Start a timeline.
     *
     * @param first its first second, 0 or the warm-up's first
     */
    Seconds(int first) {
        this.first = first;
    }

    /** Return a second's cell, made when it is first asked for. */
    SecondCell at(int second) {
        SecondCell last = latest;
        if (last != null && last.second == second) {
            return last;
        }
        SecondCell cell = find(second);
        if (cell.open == null) {
            // A start so late that its second had been closed.
            cell.open = histogram();
            open.add(cell);
        }
        latest = cell;
        return cell;
    }

    private SecondCell find(int second) {
        int index = Math.max(0, second - first);
        while (cells.size() <= index) {
            cells.add(null);
        }
        SecondCell cell = cells.get(index);
        if (cell == null) {
            closeQuiet(second);
            cell = new SecondCell(second, histogram());
            cells.set(index, cell);
            open.add(cell);
        }
        return cell;
    }

    private TimeHistogram histogram() {
        TimeHistogram histogram = pool.poll();
        return histogram == null ? new TimeHistogram() : histogram;
    }

    /** Close what is over. A second whose turn is just past stays open: a late timer may still start into it. */
    private void closeQuiet(int now) {
        open.removeIf(cell -> {
            if (cell.second >= now - 1 || !cell.isQuiet()) {
                return false;
            }
            if (cell == latest) {
                latest = null;
            }
            TimeHistogram histogram = cell.close();
            if (histogram != null) {
                pool.push(histogram);
            }
            return true;
        });
    }

    List<Second> toSeconds() {
        List<Second> seconds = new ArrayList<>();
        for (SecondCell cell : cells) {
            if (cell != null) {
                cell.close();
                seconds.add(cell.toSecond());
            }
        }
        return seconds;
    }
}

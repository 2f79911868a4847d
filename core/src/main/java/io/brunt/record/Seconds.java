// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timeline while it is recorded. Single writer.
 *
 * <p>A closed second takes two bytes for each different time in it. The last hour is kept to three digits, what is older to
 * two, so that a day fits as well.
 */
final class Seconds {

    private static final int FINE_SECONDS = 3_600;

    private final int first;
    private final List<@Nullable SecondCell> cells = new ArrayList<>();
    private final ArrayList<SecondCell> open = new ArrayList<>();
    private final ArrayDeque<SecondTimes> pool = new ArrayDeque<>();
    private @Nullable SecondCell latest;

    /** So many cells, from the first, are at two digits. */
    private int coarse;

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
            cell.open = times();
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
            cell = new SecondCell(second, times());
            cells.set(index, cell);
            open.add(cell);
        }
        return cell;
    }

    private SecondTimes times() {
        SecondTimes times = pool.poll();
        return times == null ? new SecondTimes() : times;
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
            SecondTimes times = cell.close();
            if (times != null) {
                pool.push(times);
            }
            return true;
        });
        while (coarse < now - FINE_SECONDS - first) {
            SecondCell old = cells.get(coarse++);
            if (old != null) {
                old.makeCoarse();
            }
        }
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

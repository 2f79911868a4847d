// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timeline while it is recorded. Single writer.
 *
 * <p>A closed second takes two bytes for each different time in it. The newest are kept to three digits, as many as fit
 * into {@value #FINE_BYTES} bytes, what is older to two, so that a day takes hardly more than a minute.
 */
final class Seconds {

    /** At least six minutes of two thousand different times each second. */
    static final int FINE_BYTES = 1 << 20;

    /**
     * So many seconds are open at once in a stall of ten minutes, whose iterations still run. A file of another tool may have
     * its rows in any order; those that are done are closed then, or each second would keep its room.
     */
    static final int MOST_OPEN = 600;

    private final int first;
    private final SecondCell.Detail detail;
    private final Resolution resolution;
    private final int mostFineBytes;
    private final List<@Nullable SecondCell> cells = new ArrayList<>();
    private final ArrayList<SecondCell> open = new ArrayList<>();
    private final ArrayDeque<SecondTimes> pool = new ArrayDeque<>();
    private @Nullable SecondCell latest;

    /** So many cells, from the first, are at two digits. */
    private int coarse;

    /** What the closed cells at three digits take. */
    private int fineBytes;

    /**
     * Start a timeline.
     *
     * @param first its first second, 0 or the warm-up's first
     * @param detail which times are kept
     * @param resolution of its times
     */
    Seconds(int first, SecondCell.Detail detail, Resolution resolution) {
        this(first, detail, resolution, FINE_BYTES);
    }

    /** Keep no more than some bytes of closed seconds to three digits. */
    Seconds(int first, SecondCell.Detail detail, Resolution resolution, int mostFineBytes) {
        this.first = first;
        this.mostFineBytes = mostFineBytes;
        this.detail = detail;
        this.resolution = resolution;
    }

    /** Return a second's cell, made when it is first asked for. */
    SecondCell at(int second) {
        SecondCell last = latest;
        if (last != null && last.second == second) {
            return last;
        }
        SecondCell cell = find(second);
        if (!cell.isOpen()) {
            reopen(cell);
        }
        latest = cell;
        return cell;
    }

    private SecondCell find(int second) {
        int index = index(second);
        while (cells.size() <= index) {
            cells.add(null);
        }
        SecondCell cell = cells.get(index);
        if (cell == null) {
            closeQuiet(second);
            cell = new SecondCell(second, detail);
            cells.set(index, cell);
        }
        return cell;
    }

    private int index(int second) {
        return Math.max(0, second - first);
    }

    /** A cell is new, or its second had been closed before a late start, or for a reading. */
    private void reopen(SecondCell cell) {
        if (!isCoarse(cell)) {
            fineBytes -= cell.packedBytes();
        }
        if (open.size() >= MOST_OPEN) {
            closeAllQuiet();
        }
        cell.open(pool, resolution);
        open.add(cell);
    }

    private void closeAllQuiet() {
        open.removeIf(cell -> {
            boolean quiet = cell.isQuiet();
            if (quiet) {
                close(cell);
            }
            return quiet;
        });
    }

    /** Close what is over. A second whose turn is just past stays open: a late timer may still start into it. */
    private void closeQuiet(int now) {
        open.removeIf(cell -> {
            boolean over = cell.second < now - 1 && cell.isQuiet();
            if (over) {
                close(cell);
            }
            return over;
        });
        while (fineBytes > mostFineBytes && coarse < cells.size()) {
            SecondCell old = cells.get(coarse);
            if (old != null && !old.isOpen()) {
                fineBytes -= old.packedBytes();
                old.makeCoarse();
            }
            coarse++;
        }
    }

    private boolean isCoarse(SecondCell cell) {
        return index(cell.second) < coarse;
    }

    private void close(SecondCell cell) {
        cell.close(pool);
        if (isCoarse(cell)) {
            cell.makeCoarse();
        } else {
            fineBytes += cell.packedBytes();
        }
        if (cell == latest) {
            latest = null;
        }
    }

    /** How many seconds have room for times of their own. */
    int openSeconds() {
        return open.size();
    }

    /** Read everything; the writer may go on afterwards. */
    List<Second> toSeconds() {
        open.forEach(this::close);
        open.clear();
        List<Second> seconds = new ArrayList<>();
        for (SecondCell cell : cells) {
            if (cell != null) {
                seconds.add(cell.toSecond());
            }
        }
        return seconds;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import java.util.Arrays;

/**
 * Timers by their moment: a binary heap in which each timer knows its place, so that it can be moved. Confined to one
 * event loop.
 */
final class TimerHeap {

    private Timer[] heap = new Timer[64];
    private int size;

    /** Set a timer, or move it if it is set. */
    void set(Timer timer, long dueNanos) {
        timer.dueNanos = dueNanos;
        if (timer.position < 0) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            timer.position = size;
            heap[size++] = timer;
            up(timer);
        } else {
            up(timer);
            down(timer);
        }
    }

    /** Take a timer back; nothing happens if it is not set. */
    void clear(Timer timer) {
        int place = timer.position;
        if (place < 0) {
            return;
        }
        timer.position = -1;
        Timer last = heap[--size];
        if (last != timer) {
            last.position = place;
            heap[place] = last;
            up(last);
            down(last);
        }
    }

    /** Return when the first is due, or {@link Long#MAX_VALUE}. */
    long firstNanos() {
        return size == 0 ? Long.MAX_VALUE : heap[0].dueNanos;
    }

    /** Take out the first; there must be one. */
    Timer poll() {
        Timer first = heap[0];
        clear(first);
        return first;
    }

    private void up(Timer timer) {
        int place = timer.position;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (heap[parent].dueNanos <= timer.dueNanos) {
                break;
            }
            put(heap[parent], place);
            place = parent;
        }
        put(timer, place);
    }

    private void down(Timer timer) {
        int place = timer.position;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && heap[child + 1].dueNanos < heap[child].dueNanos) {
                child++;
            }
            if (heap[child].dueNanos >= timer.dueNanos) {
                break;
            }
            put(heap[child], place);
            place = child;
        }
        put(timer, place);
    }

    private void put(Timer timer, int place) {
        heap[place] = timer;
        timer.position = place;
    }
}

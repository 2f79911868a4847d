// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The open streams of one connection by number: open addressing, so that nothing is boxed. Confined to one event loop.
 */
final class H2Streams {

    private int[] numbers = new int[16];
    private @Nullable H2Link[] links = new H2Link[16];
    private int size;

    int size() {
        return size;
    }

    /** Return where a number belongs: odd ones only, one after the other, so they fill the table evenly. */
    private static int home(int number, int length) {
        return (number >>> 1) & length - 1;
    }

    @Nullable
    H2Link get(int number) {
        for (int at = home(number, numbers.length); links[at] != null; at = at + 1 & numbers.length - 1) {
            if (numbers[at] == number) {
                return links[at];
            }
        }
        return null;
    }

    void put(int number, H2Link link) {
        if (size * 2 >= numbers.length) {
            grow();
        }
        place(number, link);
        size++;
    }

    private void place(int number, H2Link link) {
        int at = home(number, numbers.length);
        while (links[at] != null) {
            at = at + 1 & numbers.length - 1;
        }
        numbers[at] = number;
        links[at] = link;
    }

    private void grow() {
        int[] oldNumbers = numbers;
        @Nullable H2Link[] oldLinks = links;
        numbers = new int[oldNumbers.length * 2];
        links = new H2Link[oldNumbers.length * 2];
        for (int i = 0; i < oldNumbers.length; i++) {
            H2Link link = oldLinks[i];
            if (link != null) {
                place(oldNumbers[i], link);
            }
        }
    }

    void remove(int number) {
        int mask = numbers.length - 1;
        int at = home(number, numbers.length);
        while (links[at] != null && numbers[at] != number) {
            at = at + 1 & mask;
        }
        if (links[at] == null) {
            return;
        }
        size--;
        // Those behind move up, so that no search ends at the gap (Knuth 6.4, algorithm R).
        int gap = at;
        for (int next = gap + 1 & mask; links[next] != null; next = next + 1 & mask) {
            int home = home(numbers[next], numbers.length);
            if ((next - home & mask) >= (next - gap & mask)) {
                numbers[gap] = numbers[next];
                links[gap] = links[next];
                gap = next;
            }
        }
        links[gap] = null;
    }

    /** Do something with all; it may remove any. */
    void forEach(Consumer<H2Link> action) {
        for (H2Link link : Arrays.copyOf(links, links.length)) {
            if (link != null) {
                action.accept(link);
            }
        }
    }
}

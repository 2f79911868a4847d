// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ErrorLogTest {

    private final ErrorLog log = new ErrorLog();

    @Test
    void countsEachKindByTheSecondInWhichItsIterationsWereDue() {
        log.add(3, "a", "first");
        log.add(900, "a", "second");
        log.add(3, "a", "third");
        log.add(0, "b", "fourth");

        assertThat(log.groups())
                .containsExactly(
                        new ErrorGroup("a", 3, "first", new TreeMap<>(Map.of(3, 2L, 900, 1L))),
                        new ErrorGroup("b", 1, "fourth", new TreeMap<>(Map.of(0, 1L))));
    }

    @Test
    void countsTheFirstKindsOnlyByTheSecondAndAllInSum() {
        for (int i = 0; i < 300; i++) {
            log.add(i, "kind " + i, "");
        }

        List<ErrorGroup> groups = log.groups();

        assertThat(groups).hasSize(101);
        assertThat(groups.stream().filter(it -> !it.bySecond().isEmpty())).hasSize(ErrorLog.MOST_TIMED_KINDS);
        assertThat(groups.get(100)).isEqualTo(new ErrorGroup("other", 200, ""));
    }

    @Test
    void countsWhatWasInNoKnownSecond() {
        log.add(-1, "a", "first");

        assertThat(log.groups()).containsExactly(new ErrorGroup("a", 1, "first"));
    }

    @Test
    void mergesSecondsAndPutsTheGreatestFirst() {
        log.add(1, "a", "first");
        log.add(2, "b", "first");
        ErrorLog other = new ErrorLog();
        other.add(2, "b", "second");
        other.add(-1, "b", "third");

        assertThat(ErrorLog.merge(List.of(log.groups(), other.groups())))
                .containsExactly(
                        new ErrorGroup("b", 3, "first", new TreeMap<>(Map.of(2, 2L))),
                        new ErrorGroup("a", 1, "first", new TreeMap<>(Map.of(1, 1L))));
    }
}

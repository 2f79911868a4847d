// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTerminalTest {

    private static final Map<String, String> PERSON = Map.of("TERM", "xterm-256color");

    private static Map<String, String> and(String name, String value) {
        return Map.of("TERM", "xterm-256color", name, value);
    }

    @Test
    void isWhereAPersonLooks() {
        assertThat(ConsoleTerminal.of(PERSON, true)).isEqualTo(new ConsoleTerminal(true, true, 79));
        assertThat(ConsoleTerminal.of(PERSON, false).isThere()).isFalse();
    }

    @Test
    void isNotThereInCiNorWhereNothingUnderstandsIt() {
        assertThat(ConsoleTerminal.of(and("CI", "true"), true).isThere()).isFalse();
        assertThat(ConsoleTerminal.of(and("CI", "false"), true).isThere()).isTrue();
        assertThat(ConsoleTerminal.of(Map.of("TERM", "dumb"), true).isThere()).isFalse();
        assertThat(ConsoleTerminal.of(Map.of(), true).isThere()).isFalse();
    }

    @Test
    void hasNoColorsWhereTheyAreRefused() {
        ConsoleTerminal refused = ConsoleTerminal.of(and("NO_COLOR", "1"), true);

        assertThat(refused.isThere()).isTrue();
        assertThat(refused.isColored()).isFalse();
        assertThat(ConsoleTerminal.of(and("NO_COLOR", ""), true).isColored()).isTrue();
        assertThat(ConsoleTerminal.of(PERSON, false).isColored()).isFalse();
    }

    @Test
    void leavesTheLastColumnFree() {
        assertThat(ConsoleTerminal.of(and("COLUMNS", "120"), true).columns()).isEqualTo(119);
        assertThat(ConsoleTerminal.of(and("COLUMNS", "wide"), true).columns()).isEqualTo(79);
    }

    @Test
    void isNoChannelOfABuild() {
        // Surefire puts a stream of its own in the place of the JVM's.
        assertThat(ConsoleTerminal.ofThisJvm().isThere()).isFalse();
    }
}

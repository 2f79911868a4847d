// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintedLineTest {

    @Test
    void hasNoColorsAndSetsNoTitle() {
        assertThat(PrintedLine.all("\u001b[1;31mERROR\u001b[0m \u001b]0;title\u0007\u001b[2Jgone\u001b[K"))
                .containsExactly("ERROR gone");
    }

    @Test
    void showsWhatIsNotSeenByItsCode() {
        assertThat(PrintedLine.all("nul \0, back \b, bell \u0007, half \u001b["))
                .containsExactly("nul \\u0000, back \\u0008, bell \\u0007, half \\u001b[");
    }

    @Test
    void keepsTabsAndBreaksWhereALineIsWrittenAnew() {
        assertThat(PrintedLine.all("\tat shop.Api\r\n10 %\r20 %")).containsExactly("\tat shop.Api", "10 %", "20 %");
    }

    @Test
    void isNotEndless() {
        assertThat(PrintedLine.all("A".repeat(5_000))).containsExactly("A".repeat(2_000) + "… (3000 characters more)");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.GoldenFile;
import io.brunt.record.ErrorGroup;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void saysWhatBrokeAndEverythingNeededToSeeWhy() {
        GoldenFile.assertMatches("failure.txt", FailureText.of(RichResult.failing()));
    }

    @Test
    void saysWhyTheLoadSaysNothing() {
        GoldenFile.assertMatches("failure-invalid.txt", FailureText.of(RichResult.invalid()));
    }

    @Test
    void saysThatNothingWasMeasured() {
        GoldenFile.assertMatches("failure-empty.txt", FailureText.of(RichResult.empty()));
    }

    @Test
    void isTheSameForAResultThatPassed() {
        GoldenFile.assertMatches("passed.txt", FailureText.of(RichResult.passing()));
    }

    @Test
    void leavesAServerNeitherTheTerminalNorASecret() {
        LoadResult result = RichResult.failing(
                6,
                100,
                List.of(new ErrorGroup(
                        "status-500", 3, "\u001b[2J\u001b]0;owned\u0007\r\n\u202eFAIL\nSet-Cookie: sid=topsecret")));

        String text = FailureText.of(result);

        assertThat(text).contains("\\u001b[2J\\u001b]0;owned\\u0007 \\u202eFAIL Set-Cookie: ***");
        assertThat(text.chars().filter(it -> it != '\n' && Character.isISOControl(it)))
                .isEmpty();
    }

    @Test
    void printsTheVerdictsInColorOnlyWhereToldSo() {
        String plain = printed(false);
        String colored = printed(true);

        GoldenFile.assertMatches("console.txt", plain);
        assertThat(colored).contains("\u001b[1;31mFAIL\u001b[m").contains("\u001b[32mPASS\u001b[m");
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    private static String printed(boolean colored) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ConsoleReport console = new ConsoleReport(new PrintStream(bytes, true, StandardCharsets.UTF_8), colored);
        console.print(List.of(ResultSummary.of(RichResult.failing()), ResultSummary.of(RichResult.passing())));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}

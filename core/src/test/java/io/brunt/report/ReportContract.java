// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.GoldenFile;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every format of ours; each has a subclass, which reads it back with its own reader. */
abstract class ReportContract {

    /** The format. */
    abstract ReportWriter writer();

    /** Take out of a golden file what is up to the machine. */
    String masked(String text) {
        return text;
    }

    final String text(LoadResult result) {
        return text(writer(), result);
    }

    static String text(ReportWriter writer, LoadResult result) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writer.write(MaskedResult.of(result), out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Stream<LoadResult> results() {
        return Stream.of(
                RichResult.failing(), RichResult.passing(), RichResult.invalid(), RichResult.empty(), hostile());
    }

    /** A result whose names a server or an attacker chose. */
    static LoadResult hostile() {
        return HostileResult.of(RichResult.failing());
    }

    @Test
    void writesWhatItsGoldenFileShows() {
        GoldenFile.assertMatches(writer().fileName(), masked(text(RichResult.failing())));
    }

    @ParameterizedTest
    @MethodSource("results")
    void writesTheSameEachTime(LoadResult result) {
        assertThat(text(result)).isEqualTo(text(result)).endsWith("\n");
    }

    @ParameterizedTest
    @MethodSource("results")
    void writesNoSecretAndNoControlCharacter(LoadResult result) {
        String text = text(result);

        assertThat(text).doesNotContain("hunter2", "s3cr3t", "abc.def");
        assertThat(text.chars()).noneMatch(it -> it != '\n' && Character.isISOControl(it));
    }

    @Test
    void tellsThatTheDiskIsFull() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> writer().write(RichResult.failing(), full))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }
}

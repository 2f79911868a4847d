// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.problem.BruntException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx -c a.conf -p dir -g \"daemon off;\"",
                "  two\twords\n  ",
                "sh -c 'java -jar app.jar; true'",
                "a'b c'd\"e f\"g",
                "'' \"\"",
                "a\\ b \\'c\\' \\\\",
                "\"a\\\"b \\\\ \\n \\$\" 'a\\b'",
                "one \\\n two",
                "'it'\\''s'",
            })
    void splitsAsAShellDoes(String command) throws Exception {
        assertThat(CommandLine.split(command)).isEqualTo(asBashSplits(command));
    }

    private static List<String> asBashSplits(String command) throws IOException {
        String oneLine = command.replaceAll("(?<!\\\\)\n", " ");
        Process bash = new ProcessBuilder("bash", "-c", "printf '%s\\0' " + oneLine).start();
        String words = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return List.of(words.substring(0, words.length() - 1).split("\0", -1));
    }

    @Test
    void keepsPlaceholdersInOneWord() {
        assertThat(CommandLine.split("--port={{ port }} {{{file}}} \"in {{workDir}}\""))
                .containsExactly("--port={{ port }}", "{{{file}}}", "in {{workDir}}");
    }

    @Test
    void expandsNothing() {
        assertThat(CommandLine.split("echo $HOME *.java ~ | tee > x"))
                .containsExactly("echo", "$HOME", "*.java", "~", "|", "tee", ">", "x");
    }

    @Test
    void leavesWindowsPathsWhole() {
        assertThat(CommandLine.split("C:\\nginx\\nginx.exe -p \"C:\\my files\\\" 'a\"b'", true))
                .containsExactly("C:\\nginx\\nginx.exe", "-p", "C:\\my files\\", "a\"b");
    }

    @Test
    void splitsABlankTextIntoNothing() {
        assertThat(CommandLine.split(" \n ")).isEmpty();
    }

    @Test
    void refusesWhatIsNotClosed() {
        assertThatThrownBy(() -> CommandLine.split("nginx -g \"daemon off;"))
                .isInstanceOf(BruntException.class)
                .hasMessage("""
                        this quote is not closed
                            nginx -g "daemon off;
                                     ^""");
        assertThatThrownBy(() -> CommandLine.split("echo 'a")).hasMessageContaining("this quote is not closed");
        assertThatThrownBy(() -> CommandLine.split("echo {{port}"))
                .hasMessageContaining("this placeholder is not closed");
    }
}

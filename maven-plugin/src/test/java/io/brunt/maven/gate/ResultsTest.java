// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.problem.BruntException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    @TempDir
    Path folder;

    @Test
    void areNoneWhereNothingWasLeft() throws Exception {
        Files.createDirectories(folder.resolve("services"));

        assertThat(Results.in(folder)).isEmpty();
        assertThat(Results.in(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void nameEveryFileThatIsNoResult() throws Exception {
        for (String test : new String[] {"a", "b"}) {
            Files.writeString(Files.createDirectories(folder.resolve(test)).resolve("result.json"), "{");
        }

        assertThatThrownBy(() -> Results.in(folder))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining(folder.resolve("a/result.json") + ": this result cannot be read")
                .hasMessageContaining(folder.resolve("b/result.json") + ": this result cannot be read");
    }
}

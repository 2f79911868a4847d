// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkMarkTest {

    @TempDir
    Path module;

    @Test
    void leavesPidAndStartWhereStartIsWaiting() throws IOException {
        Path folder = Files.createDirectories(module.resolve("target/brunt"));
        Files.createFile(folder.resolve("run.properties"));
        ProcessHandle self = ProcessHandle.current();

        ForkMark.leave(module);

        assertThat(folder.resolve("forks").resolve(String.valueOf(self.pid())))
                .content()
                .isEqualTo(self.pid() + " "
                        + self.info().startInstant().orElseThrow().toEpochMilli());
    }

    @Test
    void leavesNothingWithoutIt() {
        ForkMark.leave(module);

        assertThat(module).isEmptyDirectory();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class DescentTest {

    private Process shell;

    @BeforeEach
    void startAFamily() throws Exception {
        shell = new ProcessBuilder("sh", "-c", "sh -c 'sleep 60 & sleep 60' & wait").start();
        await().until(() -> shell.descendants().count() == 3);
    }

    @AfterEach
    void endIt() {
        Stream.concat(shell.descendants(), Stream.of(shell.toHandle()))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void findsChildrenAndTheirChildren() {
        Descent descent = Descent.now();

        assertThat(descent.of(List.of(shell.toHandle())))
                .containsExactlyInAnyOrderElementsOf(shell.descendants().toList());
        ProcessHandle child = shell.children().findFirst().orElseThrow();
        assertThat(descent.of(List.of(shell.toHandle(), child))).hasSize(2).doesNotContain(child);
    }

    @Test
    void knowsNobodyWhoCameLater() {
        Descent before = Descent.now();
        endIt();

        assertThat(Descent.NOBODY.of(List.of(shell.toHandle()))).isEmpty();
        assertThat(before.of(List.of(ProcessHandle.current()))).contains(shell.toHandle());
    }
}

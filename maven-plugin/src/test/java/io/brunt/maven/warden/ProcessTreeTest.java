// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {

    @Test
    void neverHoldsTheProcessItRunsInNorItsAncestors() {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();

        ProcessTree tree = new ProcessTree(List.of(ProcessHandle.current(), parent), List::of);

        assertThat(tree.sweep()).isEmpty();
        assertThat(tree.end(Duration.ZERO).forced()).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MarkTest {

    @Test
    void keepsBlanksInTheModulesFolder() {
        Mark mark = new Mark("run-1", "api-1", new ProcessIdentity(12, 34), Path.of("/home/jörg/my shop"));

        assertThat(Mark.parse(mark.print())).contains(mark);
    }

    @Test
    void isNoneWhereTheVariableHoldsSomethingElse() {
        assertThat(Mark.parse("")).isEmpty();
        assertThat(Mark.parse("a b c d")).isEmpty();
    }
}

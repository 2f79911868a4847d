// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.brunt.problem.BruntException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page for users, {@code docs/slo.md}, says nothing that is not so. */
class SloPageTest {

    private static List<String> blocks(String kind) throws IOException {
        String page = Files.readString(Path.of("../docs/slo.md"));
        return Pattern.compile("```" + kind + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    static List<String> examples() throws IOException {
        return blocks("slo").stream().flatMap(String::lines).toList();
    }

    static List<String> refusals() throws IOException {
        return blocks("refused");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsExpressionsThatCanBeRead(String example) {
        assertThat(SloParser.parse(example).text()).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void showsMessagesWordForWord(String refusal) {
        String expression = refusal.lines().toList().get(1).strip();

        BruntException e = catchThrowableOfType(BruntException.class, () -> SloParser.parse(expression));

        assertThat(e).hasMessage(refusal);
    }
}

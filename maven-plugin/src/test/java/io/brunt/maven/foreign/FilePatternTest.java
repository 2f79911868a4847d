// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePatternTest {

    @TempDir
    Path module;

    @BeforeEach
    void filesLieAround() throws IOException {
        for (String name :
                List.of("target/a.jtl", "target/b.jtl", "target/deep/er/c.jtl", "target/a.jtlx", "x (1)/ä.jtl")) {
            Path file = module.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    private List<String> found(String pattern) throws IOException {
        return new FilePattern(pattern)
                .files(module).stream()
                        .map(it -> module.relativize(it).toString().replace('\\', '/'))
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "target/*.jtl | target/a.jtl,target/b.jtl",
                "target/?.jtl | target/a.jtl,target/b.jtl",
                "target/**/*.jtl | target/a.jtl,target/b.jtl,target/deep/er/c.jtl",
                "**/c.jtl | target/deep/er/c.jtl",
                "target/** | target/a.jtl,target/a.jtlx,target/b.jtl,target/deep/er/c.jtl",
                "target\\deep\\*\\c.jtl | target/deep/er/c.jtl",
                "target/a.jtl | target/a.jtl",
                "./target/a.* | target/a.jtl,target/a.jtlx",
                "x (1)/*.jtl | x (1)/ä.jtl"
            })
    void findsWhatAntWould(String pattern, String files) throws IOException {
        assertThat(found(pattern)).containsExactly(files.split(","));
    }

    @Test
    void findsNothingWhereNothingIs() throws IOException {
        assertThat(found("target/none.jtl")).isEmpty();
        assertThat(found("none/*.jtl")).isEmpty();
        assertThat(found("target/deep")).as("a folder").isEmpty();
    }

    @Test
    void takesAWholePath() throws IOException {
        assertThat(found(module.resolve("target") + "/*.jtl")).containsExactly("target/a.jtl", "target/b.jtl");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that people see, kept as files; {@code -Dgolden=write} rewrites them. */
final class Golden {

    private Golden() {}

    static void check(String name, String actual) throws IOException {
        String resource = "golden/" + name + ".txt";
        if ("write".equals(System.getProperty("golden"))) {
            Path file = Path.of("src/test/resources").resolve(resource);
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual + "\n");
            return;
        }
        try (InputStream expected = Golden.class.getClassLoader().getResourceAsStream(resource)) {
            assertThat(expected).as(resource + " (-Dgolden=write makes it)").isNotNull();
            assertThat(actual + "\n").isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOverTest {

    @TempDir
    Path folder;

    @Test
    void isReadAsUtf8() throws Exception {
        new HandOver(Map.of("brunt.baseUrl", "http://127.0.0.1:1"))
                .with("brunt.reportDir", "/home/jörg/my=shop\\x")
                .write(folder.resolve("brunt"));

        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("brunt/run.properties"))) {
            read.load(reader);
        }
        assertThat(read)
                .containsEntry("brunt.baseUrl", "http://127.0.0.1:1")
                .containsEntry("brunt.reportDir", "/home/jörg/my=shop\\x")
                .hasSize(2);
    }

    @Test
    void isGoneAfterItsEnd() throws Exception {
        new HandOver(Map.of()).write(folder);

        HandOver.delete(folder);
        HandOver.delete(folder);

        assertThat(folder).isEmptyDirectory();
    }
}

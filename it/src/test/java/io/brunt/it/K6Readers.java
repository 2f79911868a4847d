// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What npm has to report on a run of k6: k6-html-reporter and k6-junit.
 *
 * @param folder where they are installed
 */
record K6Readers(Path folder) {

    private static final Path SOURCES = Path.of("src/test/npm");

    /** Tell whether there is what they run on. */
    static boolean areHere() throws InterruptedException {
        try {
            return isHere("node") && isHere("npm");
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private static boolean isHere(String program) throws IOException, InterruptedException {
        return new ProcessBuilder(program, "--version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Install them in the versions of their lock file. */
    static K6Readers installed(Path folder) throws IOException, InterruptedException {
        for (String it : List.of("package.json", "package-lock.json", "read-k6-summary.js")) {
            Files.copy(SOURCES.resolve(it), folder.resolve(it));
        }
        assertThat(run(folder, "npm", "ci", "--no-audit", "--no-fund"))
                .as("npm ci: %s", Files.readString(folder.resolve("output.log")))
                .isZero();
        return new K6Readers(folder);
    }

    /**
     * Let both read a summary.
     *
     * @return the test cases of k6-junit as XML, and the page of k6-html-reporter
     */
    String[] read(Path summary) throws IOException, InterruptedException {
        assertThat(run(
                        folder,
                        "node",
                        "read-k6-summary.js",
                        summary.toAbsolutePath().toString()))
                .as("reading: %s", Files.readString(folder.resolve("output.log")))
                .isZero();
        return new String[] {
            Files.readString(folder.resolve("junit.xml")), Files.readString(folder.resolve("report.html"))
        };
    }

    private static int run(Path folder, String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start()
                .waitFor();
    }
}

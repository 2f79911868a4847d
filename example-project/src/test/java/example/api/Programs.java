// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What this machine has beside a JDK and Maven. */
final class Programs {

    private Programs() {}

    static boolean isOnPath(String program) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
    }
}

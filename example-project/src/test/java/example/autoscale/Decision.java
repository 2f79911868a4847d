// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * A round of the control loop, and a line of {@code instances.csv}.
 *
 * @param at when
 * @param instances how many served until then
 * @param perInstance requests a second that each had
 * @param wanted how many there shall be
 */
record Decision(Instant at, int instances, double perInstance, int wanted) {

    void appendTo(Path file) throws IOException {
        String line = at + "," + instances + "," + perInstance + "," + wanted + "\n";
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static List<Decision> readFrom(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Decision::parse).toList();
    }

    private static Decision parse(String line) {
        String[] cells = line.split(",");
        return new Decision(
                Instant.parse(cells[0]),
                Integer.parseInt(cells[1]),
                Double.parseDouble(cells[2]),
                Integer.parseInt(cells[3]));
    }
}

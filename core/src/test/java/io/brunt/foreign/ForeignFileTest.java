// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignFileTest {

    @TempDir
    Path folder;

    private ForeignResult read(String text, ForeignFormat format) {
        return ForeignFile.read(ForeignFiles.write(folder, "a file", text), format);
    }

    @Test
    void saysOfAnEmptyFileInWhichWayItIsEmpty() {
        assertThatThrownBy(() -> read("", ForeignFormat.AUTO)).hasMessageContaining("the file has 0 bytes");
        assertThatThrownBy(() -> read("\n \n", ForeignFormat.AUTO)).hasMessageContaining("nothing but blank lines");
        assertThatThrownBy(() -> read(ForeignFiles.HEADER, ForeignFormat.AUTO))
                .hasMessageContaining("the file holds nothing but a header");
    }

    @Test
    void refusesAFileOfAnotherToolThanWasSaid() {
        assertThatThrownBy(() -> read(ForeignFiles.HEADER, ForeignFormat.K6))
                .hasMessageContaining("the file is not of k6")
                .hasMessageContaining("expected k6's summary in JSON, but was JMeter's JTL in CSV or XML");
    }

    @Test
    void saysOfGatlingsLogThatNobodyDocumentsIt() {
        assertThatThrownBy(() -> read("RUN\tShop\tshop\t1764079200000\t \t3.9.5\n", ForeignFormat.AUTO))
                .hasMessageContaining("but was Gatling's simulation.log")
                .hasMessageContaining("has no documented format");
        assertThatThrownBy(() -> read("\0\0\0\0063.13.1", ForeignFormat.AUTO))
                .hasMessageContaining("but was binary")
                .hasMessageContaining("use its assertions");
    }

    @Test
    void refusesAFileThatCannotBeRead() {
        assertThatThrownBy(() -> ForeignFile.read(folder.resolve("none.jtl"), ForeignFormat.AUTO))
                .hasMessageContaining("the file cannot be read");
    }

    @Test
    void readsAFormatByItsName() {
        assertThat(ForeignFormat.parse(" JMeter ")).isEqualTo(ForeignFormat.JMETER);
        assertThatThrownBy(() -> ForeignFormat.parse("jmter"))
                .hasMessageContaining("expected one of auto, jmeter, k6, locust, but was jmter")
                .hasMessageContaining("did you mean jmeter?");
    }

    @Test
    void takesNoMoreMemoryForALongFile() throws IOException {
        Path file = folder.resolve("long.jtl");
        long rows = 200_000;
        write(file, rows);
        long used = usedMemory();

        ForeignResult.Samples samples = ForeignFiles.samples(file);

        assertThat(samples.recording().whole().tally().started()).isEqualTo(rows);
        assertThat(usedMemory() - used).as("bytes kept of a file of 28 MB").isLessThan(10_000_000);
    }

    private static void write(Path file, long rows) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(ForeignFiles.HEADER.getBytes(StandardCharsets.UTF_8));
            for (long i = 0; i < rows; i++) {
                out.write(ForeignFiles.row(1_764_079_200_000L + i, i * 7_919 % 1_000, "step " + i % 20, i % 100 != 0)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

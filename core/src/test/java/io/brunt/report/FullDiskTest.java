// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.brunt.problem.Problem;
import io.brunt.record.Recorder;
import io.brunt.record.RecordingLayout;
import io.brunt.record.SampleSpool;
import io.brunt.record.Samples;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file system that is too small. Only root may make one; for anybody else a stream that throws stands in elsewhere. */
class FullDiskTest {

    @TempDir
    private Path temp;

    private Path disk;
    private boolean mounted;

    @BeforeEach
    void makeFolder() throws IOException {
        disk = Files.createDirectory(temp.resolve("disk"));
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void mount(int kibibytes) throws Exception {
        assumeThat(Path.of("/proc/self/mounts")).exists();
        try {
            mounted = run("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", disk.toString()) == 0;
        } catch (IOException noSuchCommand) {
            mounted = false;
        }
        assumeThat(mounted).as("may mount").isTrue();
    }

    private LoadResult result(LoadResult it) {
        return RichResult.named(it, "shop.CartIT", "holds", disk);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(disk)) {
            for (Path it : all.filter(Files::isRegularFile).toList()) {
                files.put(disk.relativize(it).toString(), Files.readString(it));
            }
        }
        files.remove(".lock");
        return files;
    }

    /** What there would be with room enough; the folder is empty afterwards. */
    private Map<String, String> roomy(LoadResult result) throws IOException {
        assertThat(Reports.write(result)).isEmpty();
        Map<String, String> files = files();
        try (Stream<Path> all = Files.walk(disk)) {
            for (Path it : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                if (!it.equals(disk)) {
                    Files.delete(it);
                }
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 40, 72, 120, 200, 260})
    void holdsWholeFilesOrNone(int kibibytes) throws Exception {
        LoadResult result = result(RichResult.failing());
        Map<String, String> all = roomy(result);
        mount(kibibytes);

        List<Problem> problems = Reports.write(result);

        Map<String, String> files = files();
        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.text()).contains("could not be written", "No space left on device"));
        assertThat(files).hasSizeLessThan(all.size());
        files.forEach((name, text) -> {
            if (name.contains("CartIT.holds/")) {
                assertThat(text).as(name).isEqualTo(all.get(name));
            } else {
                assertThat(text).as(name).endsWith("\n");
            }
        });
    }

    @Test
    void keepsTheOldFilesWhole() throws Exception {
        LoadResult before = result(RichResult.passing());
        mount(2_048);
        assertThat(Reports.write(before)).isEmpty();
        Map<String, String> old = files();
        fill();

        List<Problem> problems = Reports.write(result(RichResult.failing()));

        assertThat(problems).isNotEmpty();
        Files.delete(disk.resolve("filler"));
        assertThat(files()).isEqualTo(old);
    }

    @Test
    void keepsNoSamplesAndSaysSo() throws Exception {
        mount(64);
        SampleSpool spool = new SampleSpool(disk.resolve("samples.tmp"), 1_000_000);
        Recorder recorder = spool.recorder(new RecordingLayout(List.of("1"), List.of(), List.of(), 0));
        fill();
        for (int i = 0; i < 3_000; i++) {
            recorder.requestEnded(
                    0,
                    0,
                    recorder.step("a"),
                    Recorder.NO_INSTANCE,
                    200,
                    io.brunt.record.Outcome.COMPLETED,
                    1,
                    1,
                    true,
                    1,
                    1);
        }

        try (Samples samples = spool.finish()) {
            assertThat(samples.trouble().orElseThrow()).contains("could not be kept", "No space left on device");
        }
    }

    private void fill() throws IOException {
        byte[] block = new byte[1 << 12];
        try (var filler = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }
}

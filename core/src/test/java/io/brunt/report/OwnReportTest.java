// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.problem.Problem;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formats of the project under test, as ServiceLoader finds them. */
class OwnReportTest {

    @TempDir
    Path temp;

    private URLClassLoader loader;

    /** Closes what it writes to, as most would. */
    public static final class Whole implements ReportWriter {
        @Override
        public String fileName() {
            return "steps.csv";
        }

        @Override
        public void write(LoadResult result, OutputStream out) throws IOException {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                writer.write(
                        result.steps().get(0).name() + "," + result.totals().requests() + "\n");
                writer.write(result.request().orElseThrow().headers().get(1).value());
            }
        }
    }

    /** Breaks in the middle. */
    public static final class Breaking implements ReportWriter {
        @Override
        public String fileName() {
            return "breaking.txt";
        }

        @Override
        public void write(LoadResult result, OutputStream out) throws IOException {
            out.write(1);
            throw new AssertionError("not today");
        }
    }

    /** Cannot be made. */
    public static final class Unmade implements ReportWriter {
        public Unmade() {
            throw new IllegalStateException("no license");
        }

        @Override
        public String fileName() {
            return "unmade.txt";
        }

        @Override
        public void write(LoadResult result, OutputStream out) {}
    }

    /** Wants a file that is somebody else's. */
    public static final class Greedy implements ReportWriter {
        @Override
        public String fileName() {
            return "Result.json";
        }

        @Override
        public void write(LoadResult result, OutputStream out) {}
    }

    /** Wants to leave its folder. */
    public static final class Roaming implements ReportWriter {
        @Override
        public String fileName() {
            return "../index.html";
        }

        @Override
        public void write(LoadResult result, OutputStream out) {}
    }

    /** Has no name. */
    public static final class Nameless implements ReportWriter {
        @Override
        public String fileName() {
            throw new UnsupportedOperationException("nameless");
        }

        @Override
        public void write(LoadResult result, OutputStream out) {}
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    private List<Problem> write(String services) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("classes/META-INF/services"));
        Files.writeString(folder.resolve("io.brunt.report.ReportWriter"), services);
        loader = new URLClassLoader(
                new URL[] {temp.resolve("classes").toUri().toURL()}, getClass().getClassLoader());
        LoadResult result = RichResult.named(RichResult.failing(), "shop.CartIT", "holds", temp.resolve("brunt"));
        return Reports.write(result, ReportFormats.all(loader, Optional.empty()));
    }

    private Path file(String name) {
        return temp.resolve("brunt/shop.CartIT.holds").resolve(name);
    }

    @Test
    void isWrittenBesideOurs() throws IOException {
        List<Problem> problems = write(Whole.class.getName());

        assertThat(problems).isEmpty();
        assertThat(file("steps.csv")).hasContent("POST /process,4801\n***");
        assertThat(file("result.json")).exists();
    }

    @Test
    void keepsNoOtherFromBeingWrittenWhenItFails() throws IOException {
        List<Problem> problems = write(Breaking.class.getName() + "\n" + Whole.class.getName());

        assertThat(problems)
                .singleElement()
                .extracting(Problem::text)
                .asString()
                .contains("breaking.txt: this file could not be written", "not today");
        assertThat(file("breaking.txt")).doesNotExist();
        assertThat(file("steps.csv")).exists();
        assertThat(file("result.json")).exists();
        assertThat(temp.resolve("brunt/index.html")).exists();
    }

    @Test
    void isToldWhereItCannotBeHad() throws IOException {
        List<Problem> problems =
                write(Unmade.class.getName() + "\nshop.Missing\nio.brunt.result.Totals\n" + Whole.class.getName());

        assertThat(problems)
                .extracting(Problem::text)
                .satisfiesExactly(
                        it -> assertThat(it)
                                .startsWith("META-INF/services/io.brunt.report.ReportWriter")
                                .contains("Unmade could not be instantiated", "no license"),
                        it -> assertThat(it).contains("shop.Missing not found"),
                        it -> assertThat(it).contains("io.brunt.result.Totals not a subtype"));
        assertThat(file("steps.csv")).exists();
    }

    @Test
    void isRefusedANameThatIsTakenOrNoFiles() throws IOException {
        List<Problem> problems =
                write(String.join("\n", Greedy.class.getName(), Roaming.class.getName(), Nameless.class.getName()));

        assertThat(problems)
                .extracting(Problem::text)
                .satisfiesExactly(
                        it -> assertThat(it)
                                .startsWith(Greedy.class.getName() + ": this report writer cannot be used")
                                .contains("another format has the file Result.json already"),
                        it -> assertThat(it).contains("fileName() is ../index.html", "a plain file name"),
                        it -> assertThat(it).contains("fileName() threw", "nameless"));
        assertThat(file("result.json")).exists();
    }
}

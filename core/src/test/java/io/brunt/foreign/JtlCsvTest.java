// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import static io.brunt.foreign.ForeignFiles.HEADER;
import static io.brunt.foreign.ForeignFiles.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.brunt.foreign.ForeignResult.Samples;
import io.brunt.record.ErrorGroup;
import io.brunt.record.Recording;
import io.brunt.record.Second;
import io.brunt.record.Slice;
import io.brunt.record.StepRecording;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JtlCsvTest {

    private static final long AT = 1_764_079_200_000L;

    @TempDir
    Path folder;

    private Samples read(String text) {
        return ForeignFiles.samples(ForeignFiles.write(folder, "run.jtl", text));
    }

    private static void hasCounts(Samples samples, long requests, long errors, long maxMillis) {
        Slice whole = samples.recording().whole();
        assertThat(whole.tally().started()).isEqualTo(requests);
        assertThat(whole.tally().errors()).isEqualTo(errors);
        assertThat(whole.responseTime().max()).isEqualTo(Duration.ofMillis(maxMillis));
    }

    @Test
    void keepsALabelOfSeveralLinesAsOneStep() {
        Samples samples = read(HEADER + row(AT, 1_898, "home", true)
                + AT
                + ",118,\"line 1, with a comma\nline 2 says \"\"no\"\"\nline 3\",500,\"Oops, said it\",Users 1-1,text,false,"
                + "\"expected \"\"a\"\",\nfound b\",10,20,1,1,http://127.0.0.1/,100,0,1\n");

        hasCounts(samples, 2, 1, 1_898);
        assertThat(samples.recording().steps())
                .extracting(StepRecording::name)
                .containsExactly("home", "line 1, with a comma\nline 2 says \"no\"\nline 3");
        assertThat(samples.recording().errors())
                .containsExactly(new ErrorGroup("status-500", 1, "expected \"a\",\nfound b"));
    }

    @Test
    void takesAFileWithoutHeaderInTheOlderOrder() {
        hasCounts(read("""
                1187927121000,1425,Home,200,OK,Thread Group 1-1,text,true,10432,1390
                1187927122500,59,Home,200,OK,Thread Group 1-1,text,true,10432,58
                1187927123000,2204,Search,200,OK,Thread Group 1-2,text,true,99,2100
                """), 3, 0, 2_204);
    }

    @Test
    void takesAFileWithoutHeaderInTheOrderOfToday() {
        Samples samples = read(row(AT, 20, "home", true) + row(AT + 900, 40, "home", false));

        hasCounts(samples, 2, 1, 40);
        assertThat(samples.recording().whole().tally().bytesIn()).isEqualTo(1_024);
        assertThat(samples.recording().whole().tally().bytesOut()).isEqualTo(256);
        assertThat(samples.recording().timeline()).extracting(Second::users).containsExactly(8);
    }

    @Test
    void takesDatesAndMissingColumns() {
        Samples samples = read("""
                timeStamp,elapsed,label,success
                2014-02-24 07:42:21.256,100,home,true
                2014-02-24 07:42:22.256,200,home,false
                2014-02-24 07:42:24.756,300,cart,true
                """);

        hasCounts(samples, 3, 1, 300);
        assertThat(samples.recording().measuredTime()).isEqualTo(Duration.ofMillis(3_800));
        assertThat(samples.ended())
                .isEqualTo(LocalDateTime.of(2014, 2, 24, 7, 42, 25, 56_000_000)
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-25 14:00:00",
                "2026/11/25 14:00:00.000",
                "2026/11/25 14:00:00",
                "11/25/26 14:00:00",
                "2026-11-25T14:00:00.000",
                "2026-11-25 14:00:00.000"
            })
    void knowsTheDatesThatJMeterWritesItself(String date) {
        Samples samples = read("timeStamp;elapsed;label;success\n" + date + ";7;home;true\n");

        assertThat(samples.from())
                .isEqualTo(LocalDateTime.of(2026, 11, 25, 14, 0)
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
    }

    @Test
    void takesADateThatNamesItsZoneByThat() {
        assertThat(read("timeStamp,elapsed,label,success\n2026-11-25T14:00:00.000+02:00,7,home,true\n")
                        .from())
                .isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheDelimiterByItself(String delimiter) {
        String text = HEADER + row(AT, 20, "home", true) + row(AT, 30, "home", false);

        hasCounts(read(text.replace(",", delimiter)), 2, 1, 30);
        hasCounts(read(text.substring(HEADER.length()).replace(",", delimiter)), 2, 1, 30);
    }

    @Test
    void takesColumnsInAnyOrderAndCase() {
        hasCounts(
                read("success,Label,ELAPSED,timestamp\ntrue,home,15," + AT + "\nfalse,home,25," + AT + "\n"), 2, 1, 25);
    }

    @Test
    void passesAByteOrderMarkAndBlankLinesOver() {
        hasCounts(read("\ufeff\n\n" + HEADER + "\n" + row(AT, 20, "home", true) + "\r\n"), 1, 0, 20);
    }

    @Test
    void countsTheSumsOfTransactionsAsStepsOnly() {
        Samples samples = read(HEADER + row(AT, 20, "login", true) + row(AT + 20, 30, "cart", false)
                + AT
                + ",50,buy,,\"Number of samples in transaction : 2, number of failing samples : 1\",Users 1-1,,false,,"
                + "1024,256,1,8,null,50,0,2\n");

        hasCounts(samples, 2, 1, 30);
        assertThat(samples.recording().steps()).extracting(StepRecording::name).containsExactly("login", "cart", "buy");
        assertThat(samples.recording().whole().tally().bytesIn()).isEqualTo(1_024);
        assertThat(samples.notes()).singleElement().asString().startsWith("1 of 3 entries are transactions");
    }

    @Test
    void judgesSumsWhereThereIsNothingElse() {
        Samples samples = read(HEADER + AT
                + ",50,buy,,\"Number of samples in transaction : 2, number of failing samples : 0\",Users 1-1,,true,,1024,256,1,8,"
                + "null,50,0,2\n");

        hasCounts(samples, 1, 0, 50);
        assertThat(samples.notes()).isEmpty();
    }

    @Test
    void orderOfRowsMakesNoDifference() {
        StringBuilder forward = new StringBuilder(HEADER);
        StringBuilder backward = new StringBuilder(HEADER);
        for (int i = 0; i < 2_000; i++) {
            forward.append(row(AT + i * 500L, i, "home", true));
            backward.append(row(AT + (1_999 - i) * 500L, 1_999 - i, "home", true));
        }

        Recording one = read(forward.toString()).recording();
        Recording other = read(backward.toString()).recording();

        assertThat(other.timeline()).isEqualTo(one.timeline()).hasSize(1_000);
        assertThat(other.whole()).isEqualTo(one.whole());
    }

    @Test
    void saysThatSeveralRunsWereAppended() {
        Samples samples = read(HEADER + row(AT, 20, "home", true) + HEADER + row(AT + 5_000, 20, "home", true));

        hasCounts(samples, 2, 0, 20);
        assertThat(samples.notes()).singleElement().asString().startsWith("the header stands 2 times");
    }

    @Test
    void refusesRunsThatLieWeeksApart() {
        long later = AT + Duration.ofDays(30).toMillis();

        assertThatThrownBy(() -> read(HEADER + row(AT, 20, "home", true) + row(later, 20, "home", true)))
                .hasMessageContaining("stand in one file")
                .hasMessageContaining("jmeter -f");
        assertThatThrownBy(() -> read(HEADER + row(later, 20, "home", true) + row(AT, 20, "home", true)))
                .hasMessageContaining("stand in one file");
    }

    @Test
    void callsARunInterruptedWhoseLastRowIsCut() {
        String whole = HEADER + row(AT, 20, "home", true) + row(AT, 30, "home", true);

        Samples samples = read(whole.substring(0, whole.length() - 60));

        hasCounts(samples, 1, 0, 20);
        assertThat(samples.recording().ending())
                .hasValueSatisfying(it -> assertThat(it.reason())
                        .isEqualTo("line 3, the last one, ends in the middle: JMeter was ended while it wrote"));
    }

    @Test
    void callsARunInterruptedWhoseLastRowEndsWithinAQuote() {
        assertThat(read(HEADER + row(AT, 20, "home", true) + AT + ",30,\"ho")
                        .recording()
                        .ending())
                .isPresent();
    }

    @Test
    void refusesAShortRowThatIsNotTheLast() {
        assertThatThrownBy(() -> read(HEADER + AT + ",20,home\n" + row(AT, 30, "home", true)))
                .hasMessageContaining("line 2 has 3 columns")
                .hasMessageContaining("expected 17 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "abc", "", "1.5"})
    void refusesAnElapsedTimeThatIsNone(String elapsed) {
        assertThatThrownBy(() -> read("timeStamp,elapsed,label,success\n" + AT + "," + elapsed + ",home,true\n"))
                .hasMessageContaining("line 2: elapsed cannot be read")
                .hasMessageContaining("expected milliseconds, but was " + elapsed);
    }

    @Test
    void refusesATimeThatCannotBe() {
        assertThatThrownBy(() -> read("timeStamp,elapsed,label,success\n" + AT + "," + AT + ",home,true\n"))
                .hasMessageContaining("a sample of 1764079200000 ms cannot be");
    }

    @Test
    void refusesATimeStampAndASuccessThatAreNone() {
        assertThatThrownBy(() -> read("timeStamp,elapsed,label,success\nyesterday,5,home,true\n"))
                .hasMessageContaining("line 2: timeStamp cannot be read");
        assertThatThrownBy(() -> read("timeStamp,elapsed,label,success\n" + AT + ",5,home,yes\n"))
                .hasMessageContaining("line 2: success cannot be read");
    }

    @Test
    void namesEveryMissingColumnAndHowToGetIt() {
        assertThatThrownBy(() -> read("elapsed,label\n5,home\n"))
                .hasMessageContaining("there is no column timeStamp")
                .hasMessageContaining("-Jjmeter.save.saveservice.timestamp_format=ms")
                .hasMessageContaining("there is no column success")
                .hasMessageContaining("-Jjmeter.save.saveservice.successful=true");
    }

    @Test
    void refusesRowsThatStandForSeveralSamples() {
        assertThatThrownBy(() -> read("timeStamp,elapsed,label,success,SampleCount\n" + AT + ",5,home,true,12\n"))
                .hasMessageContaining("line 2 stands for 12 samples");
    }

    @Test
    void refusesATextThatIsNoJtl() {
        assertThatThrownBy(() -> read("Dear reader,\nthis is a letter.\n"))
                .hasMessageContaining("is neither a header nor");
        assertThatThrownBy(() -> read("hello\n")).hasMessageContaining("the file is none that Brunt knows");
    }

    @Test
    void namesErrorsByWhatWentWrong() {
        String refused = AT + ",5,home,Non HTTP response code: java.net.ConnectException,"
                + "\"Non HTTP response message: Connection refused, really\",Users 1-1,text,false,,0,0,1,1,,0,0,0\n";
        String asserted = AT + ",5,home,200,OK,Users 1-1,text,false,Test failed: text expected,0,0,1,1,,0,0,0\n";

        assertThat(read(HEADER + refused + refused + asserted).recording().errors())
                .containsExactly(
                        new ErrorGroup("java.net.ConnectException", 2, "Connection refused, really"),
                        new ErrorGroup("assertion", 1, "Test failed: text expected"));
    }

    @Test
    void clipsNoTimeThatIsLongerThanAMinute() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 99; i++) {
            text.append(row(AT + i, 50, "home", true));
        }

        hasCounts(read(text + row(AT, 67_643, "home", true)), 100, 0, 67_643);
        hasCounts(read(text + row(AT, 4_925_968, "home", true)), 100, 0, 4_925_968);
    }

    @ParameterizedTest
    @ValueSource(strings = {".csv", ".xml", "-parent.csv", "-parent.xml", "-no-header.csv", "-dates.csv"})
    void readsTheSameOfWhatJMeterItselfWroteInEachDialect(String dialect) {
        Samples samples = ForeignFiles.samples(ForeignFiles.kept("jmeter-5.6.3" + dialect + ".jtl"));

        Recording recording = samples.recording();
        assertThat(recording.whole().tally().started()).isEqualTo(30);
        assertThat(recording.whole().tally().errors()).isEqualTo(18);
        assertThat(recording.errors())
                .extracting(ErrorGroup::kind, ErrorGroup::count)
                .containsExactlyInAnyOrder(
                        tuple("status-503", 6L),
                        tuple("org.apache.http.conn.HttpHostConnectException", 6L),
                        tuple("assertion", 6L));
        assertThat(recording.steps())
                .extracting(StepRecording::name, it -> it.whole().tally().started())
                .contains(
                        tuple("home", 6L),
                        tuple("home-1", 6L),
                        tuple("page-2", 6L),
                        tuple("buy", 6L),
                        tuple("checked\nover \"two\", lines", 6L));
        assertThat(samples.notes()).singleElement().asString().startsWith("36 of 66 entries are transactions or parts");
        assertThat(recording.measuredTime()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    @Test
    void takesASampleForOneThoughItIsCalledLikeAPartOfTheLast() {
        String thread =
                row(AT, 20, "search", true) + row(AT + 25, 20, "search-1", true) + row(AT + 50, 20, "search-1-0", true);

        hasCounts(read(HEADER + thread), 3, 0, 20);
        assertThat(read(HEADER
                                + row(AT, 20, "page", true)
                                + row(AT + 3, 10, "page-2", true)
                                + row(AT + 4, 5, "page-2-0", true)
                                + row(AT + 4, 5, "page-", true)
                                + row(AT + 4, 5, "other-1", true))
                        .recording()
                        .whole()
                        .tally()
                        .started())
                .isEqualTo(3);
    }
}

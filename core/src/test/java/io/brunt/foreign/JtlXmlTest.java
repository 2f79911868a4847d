// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.brunt.foreign.ForeignResult.Samples;
import io.brunt.record.ErrorGroup;
import io.brunt.record.StepRecording;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JtlXmlTest {

    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testResults version=\"1.2\">\n";
    private static final String END = "</testResults>\n";

    @TempDir
    Path folder;

    private Samples read(String text) {
        return ForeignFiles.samples(ForeignFiles.write(folder, "run.jtl", text));
    }

    private static String sample(long millis, boolean success, String within) {
        return "<httpSample t=\"" + millis + "\" lt=\"3\" ts=\"1764079200000\" s=\"" + success
                + "\" lb=\"home\" rc=\"200\" rm=\"OK\" tn=\"g 1-1\" dt=\"text\" by=\"512\" sby=\"99\" ng=\"1\" na=\"7\">"
                + within + "</httpSample>\n";
    }

    @Test
    void takesSamplesThoughBlankLinesComeFirst() {
        StringBuilder text = new StringBuilder("\n\n  \n" + PROLOG);
        for (long millis : new long[] {12, 15_902, 300, 41, 7, 90, 1_200, 5}) {
            text.append(sample(millis, true, ""));
        }

        Samples samples = read(text + END);

        assertThat(samples.recording().whole().tally().started()).isEqualTo(8);
        assertThat(samples.recording().whole().tally().errors()).isZero();
        assertThat(samples.recording().whole().tally().bytesOut()).isEqualTo(8 * 99);
        assertThat(samples.recording().whole().responseTime().max()).isEqualTo(Duration.ofMillis(15_902));
        assertThat(samples.recording().timeline().get(0).users()).isEqualTo(7);
    }

    @Test
    void countsPartsOfASampleAsStepsOnly() {
        String part =
                sample(20, false, "<responseData>&lt;b&gt;</responseData>").replace("home", "part &amp; parcel");

        Samples samples = read(PROLOG
                + sample(
                        50,
                        false,
                        part + part + "<assertionResult><failureMessage>too slow</failureMessage></assertionResult>")
                + END);

        assertThat(samples.recording().whole().tally().started()).isEqualTo(1);
        assertThat(samples.recording().steps())
                .extracting(StepRecording::name, it -> it.whole().tally().started())
                .containsExactly(tuple("home", 1L), tuple("part & parcel", 2L));
        assertThat(samples.recording().errors()).containsExactly(new ErrorGroup("assertion", 1, "too slow"));
        assertThat(samples.notes()).singleElement().asString().startsWith("2 of 3 entries");
    }

    @Test
    void callsARunInterruptedWhoseFileHasNoEnd() {
        Samples samples = read(PROLOG + sample(5, true, "") + "<httpSample t=\"1\" ts=\"17640");

        assertThat(samples.recording().whole().tally().started()).isEqualTo(1);
        assertThat(samples.recording().ending())
                .hasValueSatisfying(it ->
                        assertThat(it.reason()).startsWith("the file ends in the middle, in line 4: JMeter was ended"));
    }

    @Test
    void refusesWhatIsBrokenInTheMiddleAndNamesTheLine() {
        assertThatThrownBy(() -> read(PROLOG + sample(5, true, "") + "</wrong>\n" + sample(6, true, "") + END))
                .hasMessageContaining("line 4: this is no whole XML");
        assertThatThrownBy(() -> read(PROLOG + sample(5, true, "") + END + PROLOG + sample(6, true, "") + END))
                .hasMessageContaining("line 5: this is no whole XML");
    }

    @Test
    void readsNoEntityAndNoFileOfAnybody() {
        Path secret = ForeignFiles.write(folder, "secret.txt", "<httpSample t='1' ts='1' s='true'/>");
        String doctype = "<?xml version=\"1.0\"?>\n<!DOCTYPE testResults [<!ENTITY x SYSTEM \"" + secret.toUri()
                + "\">]>\n<testResults>&x;" + END;
        String bomb = "<!DOCTYPE t [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><testResults>&b;" + END;

        assertThatThrownBy(() -> read(doctype)).hasMessageContaining("a DTD, which no JMeter writes");
        assertThatThrownBy(() -> read(bomb)).hasMessageContaining("a DTD, which no JMeter writes");
    }

    @Test
    void refusesWhatIsNoJtlOrHasNoTimes() {
        assertThatThrownBy(() -> read("<project><x/></project>")).hasMessageContaining("<project> is not of a JTL");
        assertThatThrownBy(() -> read(PROLOG + "<httpSample ts=\"1\" s=\"true\"/>" + END))
                .hasMessageContaining("line 3: the attribute t cannot be read")
                .hasMessageContaining("-Jjmeter.save.saveservice.time=true");
        assertThatThrownBy(() -> read(PROLOG + "<sample t=\"1\" ts=\"1\" s=\"maybe\"/>" + END))
                .hasMessageContaining("the attribute s cannot be read");
        assertThatThrownBy(() -> read(PROLOG + END)).hasMessageContaining("nothing but a header");
    }

    @Test
    void refusesSamplesWithinSamplesWithoutEnd() {
        String open = "<sample t=\"1\" ts=\"1\" s=\"true\">";

        assertThatThrownBy(() -> read(PROLOG + open.repeat(101) + "</sample>".repeat(101) + END))
                .hasMessageContaining("samples within samples, 50 deep");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Outcome;
import io.brunt.record.Recorder;
import io.brunt.record.RecordingLayout;
import io.brunt.record.TimeSeries;
import io.brunt.result.RichResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklinesTest {

    private static TimeSeries ofOne(Outcome outcome) {
        Recorder recorder = new Recorder(new RecordingLayout(List.of("1"), List.of("a", "b"), List.of(), 0));
        recorder.iterationStarted(0, 3, 1, 0);
        recorder.requestEnded(0, 3, 0, Recorder.NO_INSTANCE, 0, outcome, 1_000_000, 1_000_000, true, 0, 0);
        return recorder.reading().steps().get(0).series();
    }

    private static Sparklines over(TimeSeries series) {
        return new Sparklines(List.of(series), new TimeFrame(RichResult.passing(), 4_000));
    }

    @Test
    void drawsABarForWhatWasAbandonedAsForAnError() {
        for (Outcome outcome : List.of(Outcome.ERROR, Outcome.ABANDONED)) {
            TimeSeries series = ofOne(outcome);

            assertThat(over(series).errors("login", series)).hasValueSatisfying(it -> {
                assertThat(it.description()).isEqualTo("errors of login over time, 1 in all");
                assertThat(it.bars()).hasSize(1);
            });
        }
    }

    @Test
    void drawsNoBarWhereNothingWentWrongAndNothingWhereNothingIsKnown() {
        TimeSeries series = ofOne(Outcome.COMPLETED);

        assertThat(over(series).hasErrors()).isFalse();
        assertThat(over(series).errors("login", series))
                .hasValueSatisfying(it -> assertThat(it.bars()).isEmpty());
        assertThat(over(TimeSeries.NONE).times("login", TimeSeries.NONE)).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.record.Recorder;
import io.brunt.record.RecordingLayout;
import io.brunt.record.SampleSpool;
import io.brunt.record.Samples;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the samples of one run, if its settings want them. Confined to the thread that runs it. */
final class SampleKeeper implements AutoCloseable {

    private final @Nullable SampleSpool spool;
    private @Nullable Samples samples;

    private SampleKeeper(@Nullable SampleSpool spool) {
        this.spool = spool;
    }

    static SampleKeeper of(LoadOrder order) {
        long most = order.settings().mostSamples();
        if (most == 0) {
            return new SampleKeeper(null);
        }
        String name = ".samples." + UUID.randomUUID() + ".tmp";
        return new SampleKeeper(new SampleSpool(
                order.settings()
                        .reportDirectory()
                        .resolve(order.test().folder())
                        .resolve(name),
                most));
    }

    Recorder recorder(RecordingLayout layout) {
        return spool == null ? new Recorder(layout) : spool.recorder(layout);
    }

    /** Return what was kept; the load is over. */
    Optional<Samples> samples() {
        if (samples == null && spool != null) {
            samples = spool.finish();
        }
        return Optional.ofNullable(samples);
    }

    /** Say what is missing. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        samples().ifPresent(it -> {
            it.trouble().ifPresent(why -> notes.add("there is no samples.jtl: " + why + " (brunt.samples)"));
            if (it.trouble().isEmpty() && it.lost() > 0) {
                notes.add("samples.jtl lacks " + Figure.count(it.lost())
                        + " samples, since to keep them would have slowed the load; no other file lacks any");
            }
        });
        return notes;
    }

    @Override
    public void close() {
        samples().ifPresent(Samples::close);
    }
}

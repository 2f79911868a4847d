// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.health.GeneratorHealth;
import io.brunt.health.SelfWarmup;
import io.brunt.record.Distribution;
import io.brunt.record.Recording;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Judges hand-made recordings of a fit generator, an open model and 30 s of graceful stop. */
final class JudgeFixture {

    static final GeneratorHealth FIT = new GeneratorHealth(
            Distribution.EMPTY, 0.2, Duration.ZERO, Duration.ZERO, true, List.of(), SelfWarmup.NONE);
    static final SloJudge.Terms TERMS = new SloJudge.Terms(Duration.ofSeconds(30), true, false);

    private JudgeFixture() {}

    static Judgement judge(Recording recording, String... expressions) {
        return judge(recording, TERMS, expressions);
    }

    static Judgement judge(Recording recording, SloJudge.Terms terms, String... expressions) {
        return SloJudge.judge(Stream.of(expressions).map(SloParser::parse).toList(), recording, FIT, terms);
    }

    /** The first written objective. */
    static SloResult only(Judgement judgement) {
        return judgement.slos().get(0);
    }
}

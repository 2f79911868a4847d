// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.engine.RunFollower;
import io.brunt.engine.StopSignal;
import io.brunt.engine.Ticks;
import io.brunt.engine.Timetable;
import io.brunt.http.Egress;
import io.brunt.http.HttpSessions;
import io.brunt.http.Transport;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Recording;
import io.brunt.record.RecordingLayout;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StragglersTest {

    private final AtomicBoolean goOn = new AtomicBoolean(true);
    private final LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(2, Duration.ofMillis(100)))
            .gracefulStop(Duration.ofMillis(50))
            .build();
    private final Timetable timetable = new Timetable(plan);

    @AfterEach
    void letThemEnd() {
        goOn.set(false);
    }

    private void isDeaf() {
        while (goOn.get()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private CodeEngine engine(UserCode code, HttpSessions http) {
        RecordingLayout layout =
                new RecordingLayout(List.of("1"), List.of(), List.of(), timetable.firstSecond()).inNanoseconds();
        return new CodeEngine(plan, code, http, layout, Ticks.SYSTEM);
    }

    @Test
    void areToldWithTheirStackAndHoldNobody() throws Exception {
        try (HttpSessions http = new HttpSessions(List.of(), Egress.toLoopback(Transport.DEFAULT))) {
            CodeEngine engine = engine(user -> isDeaf(), http);

            Recording recording =
                    engine.run(new StopSignal(), RunFollower.NOBODY).recording(timetable);

            assertThat(recording.whole().tally().abandoned()).isEqualTo(2);
            assertThat(engine.remarks())
                    .singleElement()
                    .satisfies(it -> assertThat(it)
                            .startsWith("2 users did not answer the interrupt")
                            .contains("StragglersTest.isDeaf:"));
        }
    }

    @Test
    void areNotThoseWhoAnswer() throws Exception {
        try (HttpSessions http = new HttpSessions(List.of(), Egress.toLoopback(Transport.DEFAULT))) {
            CodeEngine engine = engine(user -> user.pause("1h"), http);

            Recording recording =
                    engine.run(new StopSignal(), RunFollower.NOBODY).recording(timetable);

            assertThat(recording.whole().tally().abandoned()).isEqualTo(2);
            assertThat(engine.remarks()).isEmpty();
        }
    }
}

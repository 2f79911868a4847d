// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.http.SocketLimits;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.problem.BruntException;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FileGateTest {

    private static final HttpRequest GET = HttpRequest.of("GET", "/");
    private static final SocketLimits LIMITS =
            new SocketLimits(OptionalLong.of(1_024), OptionalLong.of(60), Optional.empty());

    private static LoadPlan users(int count) {
        return LoadPlan.builder(new LoadModel.ConstantUsers(count, Duration.ofSeconds(1)))
                .build();
    }

    @Test
    void refusesUsersWhoCannotAllHaveAConnection() {
        assertThatThrownBy(() -> FileGate.check(users(1_000), GET, 2, LIMITS))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("2,092 files: 1,000 users with 2 instances each")
                .hasMessageContaining("1,024 (ulimit -n)")
                .hasMessageContaining("ulimit -n 2092");
    }

    @Test
    void letsThroughWhatFits() {
        assertThatCode(() -> FileGate.check(users(932), GET, 1, LIMITS)).doesNotThrowAnyException();
        assertThatThrownBy(() -> FileGate.check(users(933), GET, 1, LIMITS)).isInstanceOf(BruntException.class);
    }

    @Test
    void letsThroughUsersWhoKeepNoConnection() {
        assertThatCode(() -> FileGate.check(users(5_000), GET.withHeader("connection: Close"), 1, LIMITS))
                .doesNotThrowAnyException();
    }

    @Test
    void leavesAnOpenModelToTheRun() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(1), Duration.ofSeconds(1)))
                .maxUsers(10_000)
                .build();

        assertThatCode(() -> FileGate.check(plan, GET, 1, LIMITS)).doesNotThrowAnyException();
    }

    @Test
    void letsThroughWhereTheSystemDoesNotTell() {
        SocketLimits unknown = new SocketLimits(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

        assertThatCode(() -> FileGate.check(users(100_000), GET, 1, unknown)).doesNotThrowAnyException();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.record.Ending;
import io.brunt.report.FailureText;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.brunt.slo.Slo;
import io.brunt.slo.SloParser;
import io.brunt.slo.Verdict;
import io.brunt.unit.Rate;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plans of many minutes that end in seconds: else these tests would not. */
@Timeout(120)
class AbortTest {

    private static final Slo NO_ERROR = SloParser.parse("errors = 0").withAbortAfter(Duration.ZERO);

    @TempDir
    private Path module;

    private LoadResult run(LoadPlan plan, Workload workload, Slo... slos) {
        Settings settings = Settings.resolve(module, List.of(SettingSource.systemProperties(new Properties())));
        return Brunt.run(new LoadOrder(TestIdentity.named("load"), plan, workload, List.of(slos), settings, List.of()));
    }

    private static Workload nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            URI url = URI.create("http://127.0.0.1:" + free.getLocalPort());
            return new Workload.Http(HttpRequest.of("GET", "/"), List.of(url));
        }
    }

    private static LoadPlan tenMinutes() {
        return LoadPlan.builder(new LoadModel.RampingRate(
                        Rate.perSecond(50),
                        List.of(
                                new Stage.Arrivals("first", Duration.ofMinutes(5), Rate.perSecond(50)),
                                new Stage.Arrivals("last", Duration.ofMinutes(5), Rate.perSecond(50)))))
                .build();
    }

    @Test
    void endsALoadOfRequests() throws IOException {
        LoadResult result = run(tenMinutes(), nobody(), NO_ERROR, SloParser.parse("p50 during last < 1s"));

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.recording().measuredTime()).isLessThan(Duration.ofMinutes(1));
        assertThat(result.recording().ending()).map(Ending::cause).contains(Ending.Cause.OBJECTIVE_LOST);
        assertThat(FailureText.of(result))
                .contains("Failed: ")
                .containsPattern("Ended      after .+ of 10m, since errors = 0 was lost, whatever else would have come")
                .doesNotContain("in full")
                .doesNotContain("Load ");
        assertThat(module.resolve("target/brunt/load/result.json")).content().contains("since errors = 0 was lost");
    }

    @Test
    void endsALoadOfCode() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(2, Duration.ofMinutes(10)))
                .build();
        Workload code = new Workload.Code(
                user -> {
                    user.pause(Duration.ofMillis(10));
                    user.check("holds", user.iteration() < 5);
                },
                List.of());

        LoadResult result = run(plan, code, SloParser.parse("check-rate = 100%").withAbortAfter(Duration.ofSeconds(2)));

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.recording().measuredTime()).isBetween(Duration.ofSeconds(2), Duration.ofMinutes(1));
    }

    @Test
    void runsAPlanToItsEndThatMayYetPass() throws IOException {
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(50), Duration.ofSeconds(3)))
                .build();

        LoadResult result = run(plan, nobody(), SloParser.parse("p99 < 60s").withAbortAfter(Duration.ZERO));

        assertThat(result.recording().ending()).isEmpty();
        assertThat(result.totals().requests()).isEqualTo(150);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.brunt.plan.LoadModel;
import io.brunt.result.AppliedSetting;
import io.brunt.result.LoadResult;
import io.brunt.settings.Setting;
import io.brunt.user.VirtualUser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** What the {@code brunt.*} settings do to a load test. */
class SettingsInATestTest {

    private static final AtomicInteger BODIES = new AtomicInteger();
    private static final List<LoadResult> RESULTS = new CopyOnWriteArrayList<>();

    @TempDir
    Path reports;

    @BeforeEach
    void reset() {
        BODIES.set(0);
        RESULTS.clear();
    }

    @Test
    void skipsLoadTestsThatAreNotEnabled() {
        Launch.Ran ran = Launch.into(reports).with("brunt.enabled", "false").run(Fixture.class);

        assertThat(ran.skipReasons()).containsExactly("brunt.enabled is false (JUnit configuration parameter)");
        ran.tests().assertStatistics(it -> it.started(0).skipped(1));
        assertThat(BODIES).hasValue(0);
    }

    @Test
    void refusesAMalformedOneBeforeTheLoad() {
        Throwable failure = Launch.into(reports)
                .with("brunt.onInvalid", "wran")
                .run(Fixture.class)
                .failure();

        assertThat(failure).hasMessage("""
                        SettingsInATestTest.Fixture.counts: brunt.onInvalid (JUnit configuration parameter): unknown value
                            wran
                            ^^^^   expected one of fail, warn
                            did you mean warn?""");
        assertThat(BODIES).hasValue(0);
    }

    @Test
    void refusesAnUnknownParameterOfTheLauncher() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Fixture.class))
                                .configurationParameter("brunt.reportDir", reports.toString())
                                .configurationParameter("brunt.scale.user", "0.1")
                                .build(),
                        summary);
        ParameterNames.are(Set.of());

        StringWriter text = new StringWriter();
        summary.getSummary().printFailuresTo(new PrintWriter(text));
        assertThat(text.toString())
                .contains("SettingsInATestTest.Fixture.counts: brunt.scale.user (JUnit configuration parameter): "
                        + "Brunt has no such setting")
                .contains("did you mean brunt.scale.users?");
        assertThat(BODIES).hasValue(0);
    }

    @Test
    void scalesThePlanAndSaysSo() {
        Launch.into(reports)
                .with("brunt.scale.users", "0.5")
                .with("brunt.scale.duration", "0.1")
                .run(Fixture.class)
                .succeeded(1);

        assertThat(BODIES).hasValue(10);
        assertThat(RESULTS).singleElement().satisfies(it -> {
            assertThat(it.plan().model()).isInstanceOfSatisfying(LoadModel.SharedIterations.class, model -> {
                assertThat(model.users()).isEqualTo(2);
                assertThat(model.iterations()).isEqualTo(10);
            });
            assertThat(it.notes()).contains("scaled: users x 0.5, durations x 0.1");
        });
    }

    @Test
    void saysInTheResultWhereEachCameFrom() {
        Launch.into(reports)
                .with("brunt.scale.duration", "0.5")
                .run(Fixture.class)
                .succeeded(1);

        LoadResult result = RESULTS.get(0);
        assertThat(result.settings()).extracting(AppliedSetting::key).containsExactlyElementsOf(Setting.keys());
        assertThat(result.settings())
                .contains(
                        new AppliedSetting("brunt.scale.duration", "0.5", "JUnit configuration parameter"),
                        new AppliedSetting("brunt.progress", "auto", "default"));
        assertThat(result.directory().resolve("result.json"))
                .content()
                .contains(
                        "{\"key\": \"brunt.scale.duration\", \"value\": \"0.5\", \"source\": \"JUnit configuration parameter\"}");
        assertThat(result.directory().resolve("report.html"))
                .content()
                .contains("brunt.scale.duration", "0.5 (JUnit configuration parameter)")
                .doesNotContain("(default)");
    }

    @Test
    void failsOrWarnsOfAnInconclusiveVerdict() {
        assertThat(Launch.into(reports).run(Inconclusive.class).failure()).hasMessageContaining("INCONCLUSIVE");

        Launch.Ran warned =
                Launch.into(reports).with("brunt.onInconclusive", "warn").run(Inconclusive.class);

        warned.succeeded(1);
        assertThat(warned.entries())
                .anySatisfy(it ->
                        assertThat(it.getKeyValuePairs().get("brunt.warning")).contains("INCONCLUSIVE"));
    }

    @Test
    void publishesVerdictAndObjectivesAsReportEntries() {
        Launch.Ran ran = Launch.into(reports).run(Fixture.class);

        assertThat(ran.entries())
                .anySatisfy(it -> assertThat(it.getKeyValuePairs())
                        .containsEntry("brunt.verdict", "PASS")
                        .containsKey("brunt.report")
                        .hasEntrySatisfying(
                                "brunt.slo max < 30s",
                                value -> assertThat(value).startsWith("PASS, max = ")));
    }

    static class Fixture {
        @LoadTest(users = 4, iterations = 100)
        @Slo("max < 30s")
        void counts(VirtualUser user) {
            BODIES.incrementAndGet();
        }

        @AfterLoad
        void after(LoadResult result) {
            RESULTS.add(result);
        }
    }

    static class Inconclusive {
        @LoadTest(iterations = 5)
        @Slo("p99 < 30s")
        void hasTooFewSamples() {}
    }
}

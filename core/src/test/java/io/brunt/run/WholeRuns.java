// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.brunt.slo.SloParser;
import io.brunt.unit.Rate;
import io.brunt.user.UserCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Whole runs, from a plan to a result in a folder. */
record WholeRuns(Path module, Map<String, String> settings) {

    WholeRuns(Path module) {
        this(module, Map.of());
    }

    LoadResult http(LoadPlan plan, List<URI> urls, String... slos) {
        return run(plan, new Workload.Http(HttpRequest.of("GET", "/"), urls), slos);
    }

    LoadResult code(LoadPlan plan, UserCode code, String... slos) {
        return code(plan, code, List.of(), slos);
    }

    LoadResult code(LoadPlan plan, UserCode code, List<URI> urls, String... slos) {
        return run(plan, new Workload.Code(code, urls), slos);
    }

    private LoadResult run(LoadPlan plan, Workload workload, String... slos) {
        Properties properties = new Properties();
        properties.putAll(settings);
        Settings resolved = Settings.resolve(module, List.of(SettingSource.systemProperties(properties)));
        return Brunt.run(new LoadOrder(
                TestIdentity.named("load"),
                plan,
                workload,
                Stream.of(slos).map(SloParser::parse).toList(),
                resolved,
                List.of()));
    }

    static LoadPlan rate(double perSecond, Duration duration) {
        return LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(perSecond), duration))
                .build();
    }

    static LoadPlan.Builder shared(long iterations, int users) {
        return LoadPlan.builder(new LoadModel.SharedIterations(iterations, users, Duration.ofSeconds(60)));
    }
}

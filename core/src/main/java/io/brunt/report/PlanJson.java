// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.json.Json;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.HttpRequest.Header;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.unit.DurationText;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the plan into {@code result.json}; durations and rates as a user would write them. */
final class PlanJson {

    private static final int LONGEST_BODY = 2_000;

    private PlanJson() {}

    static void write(Json json, LoadPlan plan, Optional<HttpRequest> request) throws IOException {
        json.text("name", plan.name().isEmpty() ? null : plan.name());
        json.text("model", plan.model().name());
        model(json, plan.model());
        json.rows("stages", plan.stages(), it -> stage(json, it));
        json.text("warmup", plan.warmup().isZero() ? null : DurationText.print(plan.warmup()));
        json.text("thinkTime", plan.thinkTime().isSet() ? plan.thinkTime().toString() : null);
        json.text("pacing", plan.pacing().isZero() ? null : DurationText.print(plan.pacing()));
        json.text("gracefulStop", DurationText.print(plan.gracefulStop()));
        boolean open = plan.model().match(it -> false, it -> true);
        if (open) {
            json.count("maxUsers", plan.maxUsers());
            json.text("arrivals", plan.arrivals().name().toLowerCase(Locale.ROOT));
        } else {
            json.nothing("maxUsers");
            json.nothing("arrivals");
        }
        json.count("seed", plan.seed());
        if (request.isPresent()) {
            json.object("request", () -> request(json, request.get()));
        } else {
            json.nothing("request");
        }
    }

    private static void model(Json json, LoadModel model) throws IOException {
        Long users = null;
        Long iterations = null;
        Duration maxDuration = null;
        if (model instanceof LoadModel.SharedIterations shared) {
            users = (long) shared.users();
            iterations = shared.iterations();
            maxDuration = shared.maxDuration();
        } else if (model instanceof LoadModel.IterationsPerUser each) {
            users = (long) each.users();
            iterations = each.iterations();
            maxDuration = each.maxDuration();
        } else if (model instanceof LoadModel.ConstantUsers constant) {
            users = (long) constant.users();
        }
        count(json, "startUsers", model instanceof LoadModel.RampingUsers it ? (long) it.startUsers() : null);
        json.text(
                "startRate",
                model instanceof LoadModel.RampingRate it ? it.startRate().toString() : null);
        count(json, "users", users);
        json.text("rate", model instanceof LoadModel.ConstantRate it ? it.rate().toString() : null);
        count(json, "iterations", iterations);
        json.text("maxDuration", maxDuration == null ? null : DurationText.print(maxDuration));
    }

    private static void stage(Json json, Stage stage) throws IOException {
        json.text("name", stage.name());
        json.text("duration", DurationText.print(stage.duration()));
        count(
                json,
                "users",
                stage.match(it -> Optional.of((long) it.users()), it -> Optional.<Long>empty())
                        .orElse(null));
        json.text(
                "rate",
                stage.match(
                                it -> Optional.<String>empty(),
                                it -> Optional.of(it.rate().toString()))
                        .orElse(null));
    }

    private static void request(Json json, HttpRequest request) throws IOException {
        json.text("name", request.name());
        json.text("method", request.method());
        json.text("url", request.url());
        json.rows("headers", request.headers(), (Header it) -> {
            json.text("name", it.name());
            json.text("value", it.value());
        });
        json.text("body", body(request));
        json.text("timeout", DurationText.print(request.timeout()));
        json.truth("followRedirects", request.followRedirects());
    }

    /** Null for no body and for one that is no text. */
    static @Nullable String body(HttpRequest request) {
        if (request.body().length == 0) {
            return null;
        }
        return MaskedResult.text(request.body())
                .map(it -> it.length() <= LONGEST_BODY ? it : it.substring(0, LONGEST_BODY) + " …")
                .orElse(null);
    }

    private static void count(Json json, String name, @Nullable Long value) throws IOException {
        if (value == null) {
            json.nothing(name);
        } else {
            json.count(name, value);
        }
    }
}

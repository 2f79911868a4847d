// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadModel.ConstantRate;
import io.brunt.plan.LoadModel.ConstantUsers;
import io.brunt.plan.LoadModel.IterationsPerUser;
import io.brunt.plan.LoadModel.RampingRate;
import io.brunt.plan.LoadModel.RampingUsers;
import io.brunt.plan.LoadModel.SharedIterations;
import io.brunt.problem.Problem;
import io.brunt.unit.DurationText;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the one load model that the attributes name. */
final class ModelReader {

    private final LoadAttributes load;
    private final Faults faults;

    ModelReader(LoadAttributes load, Faults faults) {
        this.load = load;
        this.faults = faults;
    }

    /**
     * Read the model.
     *
     * @return empty if it was refused
     */
    Optional<LoadModel> read() {
        List<String> models = named();
        if (models.size() != 1) {
            faults.add(load.annotation(), "", oneModel(models));
            return Optional.empty();
        }
        String model = models.get(0);
        checkCompany(model);
        return switch (model) {
            case "stages" -> stages();
            case "users" -> constant("users").flatMap(it -> model(() -> new ConstantUsers(load.users(), it)));
            case "rate" -> rate();
            case "iterations" ->
                limit().flatMap(it -> model(() -> new SharedIterations(load.iterations(), load.usersOrOne(), it)));
            default ->
                limit().flatMap(it ->
                        model(() -> new IterationsPerUser(load.iterationsPerUser(), load.usersOrOne(), it)));
        };
    }

    private List<String> named() {
        List<String> models = new ArrayList<>();
        if (!load.stages().isEmpty()) {
            models.add("stages");
        }
        if (load.hasUsers() && !load.hasIterations() && !load.hasIterationsPerUser()) {
            models.add("users");
        }
        if (load.hasRate()) {
            models.add("rate");
        }
        if (load.hasIterations()) {
            models.add("iterations");
        }
        if (load.hasIterationsPerUser()) {
            models.add("iterationsPerUser");
        }
        return models;
    }

    private static Problem oneModel(List<String> models) {
        String all = "exactly one of stages, users, rate, iterations, iterationsPerUser";
        return models.isEmpty()
                ? Problem.of("names no load model").expected(all).hint("for example users = 10, duration = \"30s\"")
                : Problem.of("names " + (models.size() == 2 ? "two" : "several") + " load models")
                        .expected(all)
                        .actual(String.join(" and ", models))
                        .hint("keep one of them");
    }

    private void checkCompany(String model) {
        boolean counted = model.startsWith("iterations");
        if (load.hasDuration() && !model.equals("users") && !model.equals("rate")) {
            refuse("duration", "goes with users or rate only", counted ? "use maxDuration" : "each stage has its own");
        }
        if (load.startUsers() != 0 && stagesWith(true) == 0) {
            refuse("startUsers", "goes with stages of users only", "leave it out");
        }
        if (!load.startRate().equals("0/s") && stagesWith(false) == 0) {
            refuse("startRate", "goes with stages of a rate only", "leave it out");
        }
        if (!load.maxDuration().equals("10m") && !counted) {
            refuse("maxDuration", "goes with iterations or iterationsPerUser only", "leave it out");
        }
    }

    private long stagesWith(boolean users) {
        return load.stages().stream()
                .filter(it -> users ? it.users() != Unset.NUMBER : !it.rate().isEmpty())
                .count();
    }

    private void refuse(String attribute, String what, String hint) {
        faults.add(load.annotation(), attribute, Problem.of(what).hint(hint));
    }

    private Optional<LoadModel> stages() {
        Optional<List<io.brunt.plan.Stage>> stages = new StageReader(faults).read(load.stages());
        if (stagesWith(true) > 0) {
            return stages.flatMap(it -> model(() -> new RampingUsers(load.startUsers(), it)));
        }
        Optional<Rate> start = faults.read(load.annotation(), "startRate", () -> Rate.parse(load.startRate()));
        return stages.flatMap(it -> start.flatMap(rate -> model(() -> new RampingRate(rate, it))));
    }

    private Optional<LoadModel> rate() {
        Optional<Rate> rate = faults.read(load.annotation(), "rate", () -> Rate.parse(load.rate()));
        Optional<Duration> duration = constant("rate");
        return rate.flatMap(it -> duration.flatMap(time -> model(() -> new ConstantRate(it, time))));
    }

    private Optional<Duration> constant(String of) {
        if (!load.hasDuration()) {
            faults.add(
                    load.annotation(),
                    of,
                    Problem.of("needs a duration")
                            .hint("for example " + of + " = "
                                    + (of.equals("users") ? load.users() : "\"" + load.rate() + "\"")
                                    + ", duration = \"30s\""));
            return Optional.empty();
        }
        return faults.read(load.annotation(), "duration", () -> DurationText.parse(load.duration()));
    }

    private Optional<Duration> limit() {
        return faults.read(load.annotation(), "maxDuration", () -> DurationText.parse(load.maxDuration()));
    }

    private Optional<LoadModel> model(Supplier<LoadModel> model) {
        return faults.read(load.annotation(), "", model);
    }
}

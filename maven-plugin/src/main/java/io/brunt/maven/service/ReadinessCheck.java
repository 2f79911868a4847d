// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.unit.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a {@code <readiness>}.
 *
 * @param readiness as it stands in the POM
 * @param faults take up what is wrong
 * @param where the service, for messages
 */
record ReadinessCheck(Readiness readiness, Faults faults, String where) {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    /** A program costs more than a connection. */
    private static final Duration COMMAND_INTERVAL = Duration.ofMillis(500);

    /** Check it; empty if there is a fault. */
    Optional<ReadyWhen> check() {
        Optional<Duration> timeout = duration("<timeout>", readiness.timeout);
        Optional<Duration> interval = readiness.interval == null
                ? Optional.of(readiness.command == null ? INTERVAL : COMMAND_INTERVAL)
                : duration("<interval>", readiness.interval);
        Optional<ReadyWhen.Question> question = question();
        return timeout.isEmpty() || interval.isEmpty()
                ? Optional.empty()
                : question.map(it -> new ReadyWhen(it, timeout.get(), interval.get()));
    }

    private Optional<Duration> duration(String member, String text) {
        return faults.attempt(where + ", <readiness>, " + member, () -> {
            Duration duration = DurationText.parse(text);
            if (duration.isZero()) {
                throw new BruntException(
                        Problem.of("too short").expected("more than 0").actual(text));
            }
            return duration;
        });
    }

    private Optional<ReadyWhen.Question> question() {
        List<String> given = new ArrayList<>();
        add(given, "<url>", readiness.url);
        add(given, "<tcp>", readiness.tcp);
        add(given, "<log>", readiness.log);
        add(given, "<command>", readiness.command);
        if (given.size() > 1) {
            faults.add(
                    where,
                    Problem.of("<readiness> has both " + String.join(" and ", given))
                            .hint("keep one of them"));
            return Optional.empty();
        }
        if (readiness.url == null && (readiness.status != null || readiness.body != null)) {
            faults.add(
                    where,
                    Problem.of("<readiness> has a <status> or <body> but no <url>")
                            .hint("add <url>http://127.0.0.1:{{port}}/health</url>"));
            return Optional.empty();
        }
        return readiness.url != null ? url(readiness.url) : other();
    }

    private Optional<ReadyWhen.Question> url(String url) {
        String text = readiness.status;
        Optional<Statuses> statuses = text == null
                ? Optional.of(Statuses.BELOW_400)
                : faults.attempt(where + ", <readiness>, <status>", () -> Statuses.parse(text));
        return statuses.map(it -> new ReadyWhen.Url(url, it, Optional.ofNullable(readiness.body)));
    }

    private Optional<ReadyWhen.Question> other() {
        String command = readiness.command;
        if (command != null) {
            return faults.attempt(where + ", <readiness>, <command>", () -> words(command))
                    .map(ReadyWhen.Command::new);
        }
        if (readiness.log != null) {
            return Optional.of(new ReadyWhen.LogLine(readiness.log));
        }
        return Optional.of(new ReadyWhen.Tcp(readiness.tcp == null ? "{{port}}" : readiness.tcp));
    }

    private static List<String> words(String command) {
        List<String> words = CommandLine.split(command);
        if (words.isEmpty()) {
            throw new BruntException(Problem.of("it is empty"));
        }
        return words;
    }

    private static void add(List<String> given, String member, @Nullable String value) {
        if (value != null) {
            given.add(member);
        }
    }
}

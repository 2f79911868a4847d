// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When an instance counts as ready.
 *
 * @param question what is asked, with placeholders
 * @param timeout from the start of the process, above zero
 * @param interval from one asking to the next, above zero
 */
record ReadyWhen(Question question, Duration timeout, Duration interval) {

    /** Fill in for an instance. */
    Probe probe(Placeholders placeholders) {
        return question.probe(placeholders);
    }

    List<String> texts() {
        return question.texts();
    }

    /** What is asked; texts still hold their placeholders. */
    sealed interface Question {

        /** Fill in, and refuse what cannot be asked. */
        Probe probe(Placeholders placeholders);

        /** All that may hold placeholders. */
        List<String> texts();
    }

    /** A GET. */
    record Url(String url, Statuses statuses, Optional<String> body) implements Question {

        @Override
        public Probe probe(Placeholders placeholders) {
            return Probe.url(
                    placeholders.fill(url).strip(),
                    statuses,
                    body.map(placeholders::fill).map(it -> Probe.pattern("<body>", it)));
        }

        @Override
        public List<String> texts() {
            return Stream.concat(Stream.of(url), body.stream()).toList();
        }
    }

    /** A connection. */
    record Tcp(String address) implements Question {

        @Override
        public Probe probe(Placeholders placeholders) {
            return Probe.tcp(placeholders.fill(address).strip());
        }

        @Override
        public List<String> texts() {
            return List.of(address);
        }
    }

    /** A look into the instance's log. */
    record LogLine(String pattern) implements Question {

        @Override
        public Probe probe(Placeholders placeholders) {
            return new Probe.LogLine(Probe.pattern("<log>", placeholders.fill(pattern)));
        }

        @Override
        public List<String> texts() {
            return List.of(pattern);
        }
    }

    /** A program. */
    record Command(List<String> words) implements Question {

        public Command {
            words = List.copyOf(words);
        }

        @Override
        public Probe probe(Placeholders placeholders) {
            return new Probe.Command(placeholders.fill(words));
        }

        @Override
        public List<String> texts() {
            return words;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be set from outside. Arguments win over the environment, as everybody expects.
 *
 * @param host address to listen on; loopback unless said otherwise, {@code 0.0.0.0} in a container
 * @param port 0 for any free one
 * @param instance name sent in the header {@code X-Instance}; empty: made from the port
 * @param rounds how many SHA-256 a request costs, from 1
 * @param delay time that a request waits before it works, as it would for a slow database; does not cost CPU
 * @param limit how many requests for work a second are answered; 0 for any number
 * @param jobs how long tasks are run
 */
record ApiOptions(
        String host,
        int port,
        Optional<String> instance,
        int rounds,
        Duration delay,
        int limit,
        JobOptions jobs) {

    static final String USAGE =
            """
            usage: java -jar api.jar [option...]
              --port=8080       port to listen on, 0 for any free one (else $PORT, else 8080)
              --host=127.0.0.1  address to listen on
              --instance=api-1  name sent in the header X-Instance (else api-<port>)
              --work=200        rounds of SHA-256 for each request, 1 to 10000000
              --delay=0ms       wait before the work, such as 20ms or 1s
              --limit=0         requests for work a second, more are answered 429; 0 for any number
              --jobs=4          long tasks at once
              --queue=100       long tasks that may wait, more are answered 503
              --job-time=100ms  how long each takes
              --store=jobs      folder in which all instances keep their long tasks, else the system's temporary one""";

    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_ROUNDS = 200;
    private static final int NO_LIMIT = 0;
    private static final int MAX_ROUNDS = 10_000_000;
    private static final Pattern OPTION = Pattern.compile("--([a-z-]+)=(.+)");
    private static final Pattern TIME = Pattern.compile("(\\d{1,5})(ms|s)");

    /** Ready to serve on {@code port}, everything else as it is when nothing is said. */
    static ApiOptions onPort(int port) {
        return new ApiOptions(
                "127.0.0.1", port, Optional.empty(), DEFAULT_ROUNDS, Duration.ZERO, NO_LIMIT, JobOptions.DEFAULT);
    }

    ApiOptions withInstance(String instance) {
        return new ApiOptions(host, port, Optional.of(headerText(instance)), rounds, delay, limit, jobs);
    }

    ApiOptions withRounds(int rounds) {
        return new ApiOptions(host, port, instance, rounds, delay, limit, jobs);
    }

    ApiOptions withDelay(Duration delay) {
        return new ApiOptions(host, port, instance, rounds, delay, limit, jobs);
    }

    ApiOptions withLimit(int limit) {
        return new ApiOptions(host, port, instance, rounds, delay, limit, jobs);
    }

    ApiOptions withJobs(JobOptions jobs) {
        return new ApiOptions(host, port, instance, rounds, delay, limit, jobs);
    }

    /**
     * Read the command line.
     *
     * @throws IllegalArgumentException if an option is unknown or its value is out of range; the message names it
     */
    static ApiOptions parse(String[] arguments, Map<String, String> environment) {
        String port = environment.get("PORT");
        ApiOptions options = onPort(port == null ? DEFAULT_PORT : number("PORT", port, 0, 65_535));
        for (String argument : arguments) {
            Matcher option = OPTION.matcher(argument);
            if (!option.matches()) {
                throw new IllegalArgumentException("Not an option: " + argument);
            }
            options = options.with(option.group(1), option.group(2));
        }
        return options;
    }

    private ApiOptions with(String name, String value) {
        return switch (name) {
            case "port" ->
                new ApiOptions(host, number("--port", value, 0, 65_535), instance, rounds, delay, limit, jobs);
            case "host" -> new ApiOptions(value, port, instance, rounds, delay, limit, jobs);
            case "instance" -> withInstance(value);
            case "work" -> withRounds(number("--work", value, 1, MAX_ROUNDS));
            case "delay" -> withDelay(time("--delay", value));
            case "limit" -> withLimit(number("--limit", value, NO_LIMIT, 1_000_000));
            case "jobs" -> withJobs(jobs.withWorkers(number("--jobs", value, 1, 1_000)));
            case "queue" -> withJobs(jobs.withQueue(number("--queue", value, 1, 100_000)));
            case "job-time" -> withJobs(jobs.withTime(time("--job-time", value)));
            case "store" -> withJobs(jobs.in(Path.of(value)));
            default -> throw new IllegalArgumentException("Not an option: --" + name);
        };
    }

    private static int number(String name, String value, int min, int max) {
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with a number out of range
        }
        throw new IllegalArgumentException(
                name + " must be a whole number from " + min + " to " + max + ", but was " + value);
    }

    private static Duration time(String name, String value) {
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            throw new IllegalArgumentException(name + " must be such as 20ms or 1s, but was " + value);
        }
        long amount = Long.parseLong(time.group(1));
        return time.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }

    private static String headerText(String value) {
        if (!value.matches("[\\w.:-]{1,64}")) {
            throw new IllegalArgumentException(
                    "--instance must be 1 to 64 letters, digits or any of . : _ - but was " + value);
        }
        return value;
    }
}

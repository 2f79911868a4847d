// SPDX-License-Identifier: Apache-2.0
package example.api;

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
 */
record ApiOptions(String host, int port, Optional<String> instance, int rounds, Duration delay) {

    static final String USAGE =
            """
            usage: java -jar api.jar [option...]
              --port=8080       port to listen on, 0 for any free one (else $PORT, else 8080)
              --host=127.0.0.1  address to listen on
              --instance=api-1  name sent in the header X-Instance (else api-<port>)
              --work=200        rounds of SHA-256 for each request, 1 to 10000000
              --delay=0ms       wait before the work, such as 20ms or 1s""";

    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_ROUNDS = 200;
    private static final int MAX_ROUNDS = 10_000_000;
    private static final Pattern OPTION = Pattern.compile("--([a-z]+)=(.+)");
    private static final Pattern DELAY = Pattern.compile("(\\d{1,5})(ms|s)");

    /** Ready to serve on {@code port}, everything else as it is when nothing is said. */
    static ApiOptions onPort(int port) {
        return new ApiOptions("127.0.0.1", port, Optional.empty(), DEFAULT_ROUNDS, Duration.ZERO);
    }

    ApiOptions withRounds(int rounds) {
        return new ApiOptions(host, port, instance, rounds, delay);
    }

    ApiOptions withDelay(Duration delay) {
        return new ApiOptions(host, port, instance, rounds, delay);
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
            case "port" -> new ApiOptions(host, number("--port", value, 0, 65_535), instance, rounds, delay);
            case "host" -> new ApiOptions(value, port, instance, rounds, delay);
            case "instance" -> new ApiOptions(host, port, Optional.of(headerText(value)), rounds, delay);
            case "work" -> withRounds(number("--work", value, 1, MAX_ROUNDS));
            case "delay" -> withDelay(delay(value));
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

    private static Duration delay(String value) {
        Matcher delay = DELAY.matcher(value);
        if (!delay.matches()) {
            throw new IllegalArgumentException("--delay must be such as 20ms or 1s, but was " + value);
        }
        long amount = Long.parseLong(delay.group(1));
        return delay.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }

    private static String headerText(String value) {
        if (!value.matches("[\\w.:-]{1,64}")) {
            throw new IllegalArgumentException(
                    "--instance must be 1 to 64 letters, digits or any of . : _ - but was " + value);
        }
        return value;
    }
}

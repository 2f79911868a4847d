// SPDX-License-Identifier: Apache-2.0
package io.brunt.settings;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A process of a service that {@code brunt:start} has started.
 *
 * @param service its name in the POM
 * @param index its number there, from 1
 * @param pid the operating system's number
 * @param started when it started: a pid is reused, a pid with its start time is not
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record StartedProcess(String service, int index, long pid, Instant started) {

    private static final Pattern PID = Pattern.compile("brunt\\.(.+)\\.(\\d{1,9})\\.pid");

    private static String key(String service, int index) {
        return "brunt." + service + "." + index;
    }

    /**
     * Return the properties that tell of it.
     *
     * @return its pid and its start, by key
     */
    public Map<String, String> properties() {
        String key = key(service, index);
        return Map.of(key + ".pid", Long.toString(pid), key + ".started", started.toString());
    }

    static List<StartedProcess> of(Properties properties) {
        List<StartedProcess> processes = new ArrayList<>();
        for (String key : properties.stringPropertyNames()) {
            Matcher matcher = PID.matcher(key);
            if (matcher.matches()) {
                read(matcher.group(1), Integer.parseInt(matcher.group(2)), properties)
                        .ifPresent(processes::add);
            }
        }
        processes.sort(Comparator.comparing(StartedProcess::service).thenComparing(StartedProcess::index));
        return processes;
    }

    /** Empty without a start time: nobody could tell the process from a later one of the same number. */
    private static Optional<StartedProcess> read(String service, int index, Properties properties) {
        String key = key(service, index);
        String pid = properties.getProperty(key + ".pid", "");
        String started = properties.getProperty(key + ".started", "");
        if (started.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new StartedProcess(service, index, Long.parseLong(pid.strip()), Instant.parse(started.strip())));
        } catch (NumberFormatException | DateTimeParseException fault) {
            throw new BruntException(Problem.of("no process can be found by this")
                    .at(key + ".pid, " + key + ".started")
                    .expected("a number, and an instant such as 2026-11-24T14:00:00Z")
                    .actual(pid + ", " + started));
        }
    }
}

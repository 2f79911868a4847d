// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A load generator of others: fifty connections for some seconds, each asking again as soon as it is answered. */
enum Generator {
    WRK("(\\d+) requests in", "Non-2xx|Socket errors") {
        @Override
        List<String> command(Path files, String url, int seconds) throws IOException {
            Path script = Files.writeString(
                    files.resolve("wrk.lua"),
                    "wrk.method = \"POST\"\nwrk.body = '" + LoadRun.BODY
                            + "'\nwrk.headers[\"Content-Type\"] = \"application/json\"\n");
            return List.of("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "-s", script.toString(), url);
        }
    },
    HEY("\\[200]\\s+(\\d+) responses", "Error distribution") {
        @Override
        List<String> command(Path files, String url, int seconds) {
            String connections = String.valueOf(CONNECTIONS);
            return List.of(
                    "hey",
                    "-z",
                    seconds + "s",
                    "-c",
                    connections,
                    "-m",
                    "POST",
                    "-T",
                    "application/json",
                    "-d",
                    LoadRun.BODY,
                    url);
        }
    },
    H2LOAD("requests: .* (\\d+) succeeded", " [1-9]\\d* (?:failed|errored|timeout)") {
        @Override
        List<String> command(Path files, String url, int seconds) throws IOException {
            Path body = Files.writeString(files.resolve("h2load.json"), LoadRun.BODY);
            return List.of(
                    "h2load",
                    "--h1",
                    "-t1",
                    "-c" + CONNECTIONS,
                    "-D" + seconds,
                    "-d",
                    body.toString(),
                    "-H",
                    "Content-Type: application/json",
                    url);
        }
    };

    static final int CONNECTIONS = 50;

    private final Pattern requests;
    private final Pattern errors;

    Generator(String requests, String errors) {
        this.requests = Pattern.compile(requests);
        this.errors = Pattern.compile(errors);
    }

    /** Return the command line; files that it needs are written into a folder. */
    abstract List<String> command(Path files, String url, int seconds) throws IOException;

    /** Return the name of its command, and of its rows. */
    String program() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Read from what it printed how many requests were answered.
     *
     * @throws IllegalStateException if that cannot be found, or there were errors
     */
    long requests(String output) {
        Matcher matcher = requests.matcher(output);
        if (!matcher.find() || errors.matcher(output).find()) {
            throw new IllegalStateException("not what " + program() + " prints after a clean run: " + output);
        }
        return Long.parseLong(matcher.group(1));
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.io.IOException;
import java.time.Duration;

/** Start the API from the command line, and stop it in good order on SIGTERM. */
public final class Api {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private Api() {}

    public static void main(String[] arguments) {
        ApiOptions options;
        try {
            options = ApiOptions.parse(arguments, System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(ApiOptions.USAGE);
            System.exit(2);
            return;
        }
        try {
            ApiServer server = ApiServer.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
            System.out.println(server.describe());
        } catch (IOException e) {
            System.err.println("Cannot listen on " + options.host() + ":" + options.port() + ": " + e.getMessage());
            System.exit(1);
        }
    }

    /** The last line of the log says what was served, so that it can be compared with what the load test counted. */
    private static void stop(ApiServer server) {
        boolean isDrained = server.stop(GRACE);
        System.out.println("served " + server.served());
        if (!isDrained) {
            System.err.println("Gave up on requests or jobs that were still running after " + GRACE.toSeconds() + " s");
        }
        // After a SIGTERM the JVM would exit with 143. All work is done, so say that all went well.
        Runtime.getRuntime().halt(isDrained ? 0 : 1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The control loop: look at the load, reckon, hold back, start or stop instances, say so. Ends with SIGTERM, and its
 * instances with it.
 */
public final class Autoscaler {

    private final AutoscalerOptions options;
    private final Fleet fleet;

    private Autoscaler(AutoscalerOptions options) {
        this.options = options;
        this.fleet = new Fleet(options.command(), new HaproxyRuntime(options.socket(), "api/api"));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Autoscaler autoscaler = new Autoscaler(AutoscalerOptions.parse(arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(autoscaler.fleet::kill, "stop"));
        autoscaler.run();
    }

    private void run() throws IOException, InterruptedException {
        int least = options.formula().min();
        fleet.scaleTo(least);
        Stabilization stabilization =
                new Stabilization(Duration.ZERO, options.downWindow(), least, System.nanoTime());
        RequestRate rate = new RequestRate(System.nanoTime());
        keep(new Decision(Instant.now(), least, 0, least));
        while (true) {
            TimeUnit.NANOSECONDS.sleep(options.every().toNanos());
            try {
                fleet.scaleTo(decide(stabilization, rate));
            } catch (IOException failed) {
                // An instance that is too busy to answer, or did not start: the next round tries again.
                say("nothing done: %s", failed);
            }
        }
    }

    private int decide(Stabilization stabilization, RequestRate rate) throws IOException, InterruptedException {
        // In place of those that have died.
        fleet.scaleTo(Math.max(options.formula().min(), fleet.instances().size()));
        List<Instance> instances = fleet.instances();
        long nowNanos = System.nanoTime();
        double perInstance = rate.perInstance(instances, nowNanos);
        int desired = options.formula().desired(instances.size(), perInstance);
        int wanted = stabilization.stabilized(instances.size(), desired, nowNanos);
        keep(new Decision(Instant.now(), instances.size(), perInstance, wanted));
        if (wanted != instances.size()) {
            say(
                    "%d running, %.1f requests/s each where %.0f are the target: %d from now on",
                    instances.size(), perInstance, options.formula().target(), wanted);
        }
        return wanted;
    }

    private void keep(Decision decision) {
        try {
            decision.appendTo(options.record());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " "
                + String.format(Locale.ROOT, format, values));
    }
}

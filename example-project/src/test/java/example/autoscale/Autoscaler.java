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
        int wanted = options.formula().min();
        fleet.scaleTo(wanted);
        Stabilization stabilization =
                new Stabilization(Duration.ZERO, options.downWindow(), wanted, System.nanoTime());
        RequestRate rate = new RequestRate(System.nanoTime());
        keep(new Decision(Instant.now(), wanted, 0, wanted));
        while (true) {
            TimeUnit.NANOSECONDS.sleep(options.every().toNanos());
            List<Instance> instances = fleet.instances();
            try {
                long nowNanos = System.nanoTime();
                double perInstance = rate.perInstance(instances, nowNanos);
                int desired = options.formula().desired(instances.size(), perInstance);
                wanted = stabilization.stabilized(instances.size(), desired, nowNanos);
                keep(new Decision(Instant.now(), instances.size(), perInstance, wanted));
                if (wanted != instances.size()) {
                    say("%d running, %.1f requests/s each where %.0f are the target: %d from now on",
                            instances.size(), perInstance, options.formula().target(), wanted);
                }
            } catch (IOException unknown) {
                // An instance that died, or one that is too busy to answer: no decision is better than a wrong one.
                say("no decision: %s", unknown);
            }
            fleet.scaleTo(wanted);
        }
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

// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rehearsal is told on its command line, in the words of a HorizontalPodAutoscaler where it has some.
 *
 * @param formula {@code --min-replicas=1 --max-replicas=4 --target=40}: requests a second for each instance
 * @param downWindow {@code --down-window=10s}: how long fewer must have been enough; for up it is 0, as in Kubernetes
 * @param every {@code --every=2s}: how often it decides; Kubernetes does each 15 s
 * @param socket {@code --haproxy=admin.sock}: where HAProxy takes orders
 * @param record {@code --record=instances.csv}: what was decided, for whoever shows it
 * @param command what starts an instance: all that follows {@code --}
 */
record AutoscalerOptions(
        HpaFormula formula, Duration downWindow, Duration every, Path socket, Path record, List<String> command) {

    static AutoscalerOptions parse(String... arguments) {
        List<String> all = List.of(arguments);
        int end = all.indexOf("--");
        if (end < 0 || end == all.size() - 1) {
            throw new IllegalArgumentException("What starts an instance must follow --, but there is " + all);
        }
        Map<String, String> options = new HashMap<>();
        for (String argument : all.subList(0, end)) {
            String[] option = argument.split("=", 2);
            if (option.length < 2) {
                throw new IllegalArgumentException("Not an option with a value: " + argument);
            }
            options.put(option[0], option[1]);
        }
        AutoscalerOptions parsed = new AutoscalerOptions(
                new HpaFormula(
                        Integer.parseInt(taken(options, "--min-replicas")),
                        Integer.parseInt(taken(options, "--max-replicas")),
                        Double.parseDouble(taken(options, "--target")),
                        HpaFormula.KUBERNETES_TOLERANCE),
                seconds(taken(options, "--down-window")),
                seconds(taken(options, "--every")),
                Path.of(taken(options, "--haproxy")),
                Path.of(taken(options, "--record")),
                command(all.subList(end + 1, all.size())));
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("Not an option: " + new ArrayList<>(options.keySet()));
        }
        return parsed;
    }

    private static String taken(Map<String, String> options, String name) {
        return Optional.ofNullable(options.remove(name))
                .orElseThrow(() -> new IllegalArgumentException("The option " + name + " is missing"));
    }

    private static Duration seconds(String value) {
        return Duration.parse("PT" + value);
    }

    /** {@code java} alone is the JDK that we run on. */
    private static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(words);
        if (command.get(0).equals("java")) {
            command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        }
        return List.copyOf(command);
    }
}

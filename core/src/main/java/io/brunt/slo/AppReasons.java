// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.process.ProcessRecording;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.List;

/** Says to a person why nothing is known of a process, and what to do. */
final class AppReasons {

    private AppReasons() {}

    static String notStarted(Slo slo, List<ProcessRecording> all) {
        if (all.isEmpty()) {
            return "nothing was measured: no service was started by brunt:start or brunt:run, so there is no process to watch;"
                    + " have them start it, or leave this objective out";
        }
        return Reasons.never("service", slo.step().orElse(""), services(all));
    }

    private static List<String> services(List<ProcessRecording> all) {
        return all.stream().map(it -> it.process().service()).distinct().toList();
    }

    static String missing(ProcessRecording process, Metric.App metric) {
        String why = process.missing().getOrDefault(metric.source(), "");
        return "nothing was measured of " + process.process().name() + (why.isEmpty() ? "" : ": " + why);
    }

    static String ended(ProcessRecording process, Duration at) {
        return process.process().name() + " was last seen " + Figure.time(at.isNegative() ? Duration.ZERO : at)
                + " into the measured time: its log says why it ended";
    }

    static String noLook() {
        return "nothing was measured: processes are looked at once a second, and no look fell into this part: measure longer";
    }
}

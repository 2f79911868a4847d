// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.record.InstanceRecording;
import io.brunt.record.Recording;
import io.brunt.settings.Settings;
import io.brunt.unit.Figure;
import java.util.stream.Stream;

/** Says which answers belong to no instance, where instances are told apart by a header. */
final class UnnamedInstances {

    private UnnamedInstances() {}

    static Stream<String> note(Settings settings, Recording recording) {
        long named = recording.instances().stream()
                .filter(it -> !isBaseUrl(it))
                .mapToLong(UnnamedInstances::answers)
                .sum();
        long answers = recording.steps().stream()
                .flatMap(it -> it.statusCodes().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        // Of several base URLs nobody has asked for the header.
        boolean asked = recording.instances().stream()
                        .filter(UnnamedInstances::isBaseUrl)
                        .count()
                <= 1;
        return settings
                .instanceHeader()
                .filter(it -> asked && answers > named)
                .map(it -> text(it, named, answers))
                .stream();
    }

    private static boolean isBaseUrl(InstanceRecording instance) {
        return instance.url().contains("://");
    }

    private static long answers(InstanceRecording instance) {
        return instance.slice().tally().started();
    }

    private static String text(String header, long named, long answers) {
        return named == 0
                ? "no answer had the header " + header + ", so instances are told apart by their base URL"
                : Figure.count(answers - named) + " of " + Figure.count(answers) + " answers had no header " + header
                        + " and count for no instance";
    }
}

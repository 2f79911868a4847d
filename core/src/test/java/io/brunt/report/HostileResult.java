// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.ErrorGroup;
import io.brunt.record.InstanceRecording;
import io.brunt.record.Recording;
import io.brunt.record.Recording.StageSpan;
import io.brunt.record.StepRecording;
import io.brunt.result.LoadResult;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The same result with names that break a format which forgets to escape them. */
final class HostileResult {

    /** Breaks lines, quotes, formulas, labels, braces, terminals and the reading direction. */
    static final String NAME = "=cmd|' /C calc'!A0,\"x\"\r\n# EOF {name:a}\\ \u001b[2J\u202e<script>";

    private HostileResult() {}

    static LoadResult of(LoadResult result) {
        return named(result, NAME);
    }

    /** With stages, steps, instances and errors of a name. */
    static LoadResult named(LoadResult result, String hostile) {
        Recording recording = result.recording();
        List<StepRecording> steps = Stream.of(hostile, "@SUM(1)", "GET /a?token=s3cr3t1", "GET /a?token=s3cr3t2")
                .map(it -> new StepRecording(it, recording.steps().get(0).byStage(), new TreeMap<>()))
                .toList();
        return new LoadResult(
                result.test(),
                result.plan(),
                result.request(),
                new Recording(
                        recording.stages().stream()
                                .map(it ->
                                        it.name().equals("hold") ? new StageSpan(hostile, it.start(), it.length()) : it)
                                .toList(),
                        recording.iterations(),
                        steps,
                        recording.instances().stream()
                                .map(it -> new InstanceRecording(hostile, it.slice()))
                                .toList(),
                        recording.timeline(),
                        List.of(new ErrorGroup(hostile, 1, hostile)),
                        recording.delivery(),
                        recording.connections(),
                        recording.protocols(),
                        recording.measuredTime(),
                        recording.ending()),
                result.generator(),
                result.judgement(),
                result.environment(),
                result.started(),
                result.measuredFrom(),
                result.ended(),
                result.directory(),
                result.notes(),
                result.services(),
                result.settings());
    }
}

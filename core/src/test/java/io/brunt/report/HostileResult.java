// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.ErrorGroup;
import io.brunt.record.InstanceRecording;
import io.brunt.record.Recording;
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
        Recording recording = result.recording();
        List<StepRecording> steps = Stream.of(NAME, "@SUM(1)", "GET /a?token=s3cr3t1", "GET /a?token=s3cr3t2")
                .map(it -> new StepRecording(it, recording.steps().get(0).byStage(), new TreeMap<>()))
                .toList();
        return new LoadResult(
                result.test(),
                result.plan(),
                result.request(),
                new Recording(
                        recording.stages(),
                        recording.iterations(),
                        steps,
                        recording.instances().stream()
                                .map(it -> new InstanceRecording(NAME, it.slice()))
                                .toList(),
                        recording.timeline(),
                        List.of(new ErrorGroup(NAME, 1, NAME)),
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

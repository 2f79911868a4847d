// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.health.GeneratorHealth;
import io.brunt.plan.HttpRequest;
import io.brunt.process.ProcessRecording;
import io.brunt.process.ServiceProcess;
import io.brunt.record.ErrorGroup;
import io.brunt.record.InstanceRecording;
import io.brunt.record.Recording;
import io.brunt.record.Recording.StageSpan;
import io.brunt.record.StepRecording;
import io.brunt.result.AppliedSetting;
import io.brunt.result.Environment;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.slo.Judgement;
import io.brunt.slo.Slo;
import io.brunt.slo.SloResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The same result with texts that break a format which forgets to escape them, or that hold a secret. */
final class HostileResult {

    /** Breaks lines, quotes, formulas, labels, braces, terminals and the reading direction. */
    static final String NAME = "=cmd|' /C calc'!A0,\"x\"\r\n# EOF {name:a}\\ \u001b[2J\u202e<script>";

    private HostileResult() {}

    /** The names of steps, instances and an error. */
    static LoadResult of(LoadResult result) {
        return named(result, NAME);
    }

    /** With stages, steps, instances and errors of a name. */
    static LoadResult named(LoadResult result, String hostile) {
        List<String> steps = List.of(hostile, "@SUM(1)", "GET /a?token=s3cr3t1", "GET /a?token=s3cr3t2");
        return new Planting(result, hostile, steps).names();
    }

    /** Everything that a server, a settings file or an argument of a test can be the source of. */
    static LoadResult everywhere(LoadResult result, String text) {
        return new Planting(result, text, List.of(text, "another step")).everything();
    }

    private record Planting(LoadResult result, String text, List<String> steps) {

        LoadResult names() {
            return copy(result.test(), result.request(), result.generator(), result.judgement(), recording());
        }

        LoadResult everything() {
            LoadResult named = copy(test(), result.request().map(this::request), generator(), judgement(), recording());
            return new LoadResult(
                    named.test(),
                    named.plan(),
                    named.request(),
                    named.recording(),
                    named.generator(),
                    named.judgement(),
                    environment(),
                    named.started(),
                    named.measuredFrom(),
                    named.ended(),
                    named.directory(),
                    List.of(text),
                    result.services().stream().map(this::service).toList(),
                    List.of(new AppliedSetting("brunt.baseUrl", text, "system property")));
        }

        private LoadResult copy(
                TestIdentity test,
                Optional<HttpRequest> request,
                GeneratorHealth generator,
                Judgement judgement,
                Recording recording) {
            return new LoadResult(
                    test,
                    result.plan(),
                    request,
                    recording,
                    generator,
                    judgement,
                    result.environment(),
                    result.started(),
                    result.measuredFrom(),
                    result.ended(),
                    result.directory(),
                    result.notes(),
                    result.services(),
                    result.settings());
        }

        private Recording recording() {
            Recording from = result.recording();
            return new Recording(
                    from.stages().stream()
                            .map(it -> it.name().equals("hold") ? new StageSpan(text, it.start(), it.length()) : it)
                            .toList(),
                    from.iterations(),
                    steps.stream()
                            .map(it -> new StepRecording(
                                    it,
                                    from.steps().get(0).byStage(),
                                    new TreeMap<>(),
                                    List.of(),
                                    from.steps().get(0).series()))
                            .toList(),
                    from.instances().stream()
                            .map(it -> new InstanceRecording(text, it.slice(), it.series()))
                            .toList(),
                    from.timeline(),
                    List.of(new ErrorGroup(text, 1, text)),
                    from.delivery(),
                    from.connections(),
                    from.protocols(),
                    from.measuredTime(),
                    from.ending());
        }

        private TestIdentity test() {
            TestIdentity test = result.test();
            return new TestIdentity(
                    test.id(), test.className(), test.method(), "holds(" + text + ")", test.tags(), test.folder());
        }

        private HttpRequest request(HttpRequest request) {
            return new HttpRequest(
                    request.method(),
                    request.url(),
                    request.headers(),
                    text.getBytes(StandardCharsets.UTF_8),
                    request.expectStatus(),
                    request.timeout(),
                    request.followRedirects(),
                    text);
        }

        private GeneratorHealth generator() {
            GeneratorHealth health = result.generator();
            return new GeneratorHealth(
                    health.lateness(),
                    health.cpu(),
                    health.gcPause(),
                    health.hiccupMax(),
                    false,
                    List.of(text),
                    health.selfWarmup(),
                    health.surroundings());
        }

        private Judgement judgement() {
            return new Judgement(
                    result.verdict(),
                    result.judgement().slos().stream().map(this::slo).toList(),
                    List.of(text));
        }

        private SloResult slo(SloResult from) {
            Slo slo = from.slo();
            Slo named = new Slo(
                    slo.expression() + " of '" + text + "'",
                    slo.metric(),
                    Optional.of(text),
                    slo.stage(),
                    slo.op(),
                    slo.bound(),
                    slo.every(),
                    slo.implied());
            return new SloResult(
                    named, from.actual(), from.samples(), from.interval(), from.verdict(), from.firstBreach(), text);
        }

        private Environment environment() {
            return new Environment(text, text, 8, text, "0.1.0", text, text);
        }

        private ProcessRecording service(ProcessRecording from) {
            ServiceProcess process = new ServiceProcess(
                    text,
                    from.process().index(),
                    from.process().pid(),
                    from.process().started());
            return new ProcessRecording(process, from.java(), from.timeline(), from.missing(), from.ended());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.health.GeneratorHealth;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.HttpRequest.Header;
import io.brunt.process.ProcessRecording;
import io.brunt.process.ServiceProcess;
import io.brunt.record.Ending;
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
import io.brunt.slo.Metric;
import io.brunt.slo.Slo;
import io.brunt.slo.SloResult;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A result whose texts hold no secrets: made once, before any format sees it, so that none can forget. */
final class MaskedResult {

    private MaskedResult() {}

    static LoadResult of(LoadResult result) {
        return new LoadResult(
                test(result.test()),
                result.plan(),
                result.request().map(MaskedResult::request),
                recording(result.recording()),
                generator(result.generator()),
                judgement(result.judgement()),
                environment(result.environment()),
                result.started(),
                result.measuredFrom(),
                result.ended(),
                result.directory(),
                masked(result.notes()),
                result.services().stream().map(MaskedResult::service).toList(),
                result.settings().stream()
                        .map(it -> new AppliedSetting(it.key(), Secrets.mask(it.value()), it.source()))
                        .toList());
    }

    private static HttpRequest request(HttpRequest request) {
        List<Header> headers = request.headers().stream()
                .map(it -> new Header(it.name(), Secrets.header(it.name(), it.value())))
                .toList();
        return new HttpRequest(
                request.method(),
                Secrets.mask(request.url()),
                headers,
                body(request.body()),
                request.expectStatus(),
                request.timeout(),
                request.followRedirects(),
                Secrets.mask(request.name()));
    }

    /** A body that is no text stays as it is; formats do not show it. */
    private static byte[] body(byte[] bytes) {
        return text(bytes)
                .map(it -> Secrets.mask(it).getBytes(StandardCharsets.UTF_8))
                .orElse(bytes);
    }

    static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    private static Recording recording(Recording recording) {
        return new Recording(
                recording.stages().stream()
                        .map(it -> new StageSpan(Secrets.mask(it.name()), it.start(), it.length()))
                        .toList(),
                recording.iterations(),
                steps(recording.steps()),
                recording.instances().stream()
                        .map(it -> new InstanceRecording(Secrets.mask(it.url()), it.slice(), it.series()))
                        .toList(),
                recording.timeline(),
                recording.errors().stream()
                        .map(it -> new ErrorGroup(
                                Secrets.mask(it.kind()), it.count(), Secrets.mask(it.sample()), it.bySecond()))
                        .toList(),
                recording.delivery(),
                recording.connections(),
                recording.protocols(),
                recording.measuredTime(),
                recording.ending().map(it -> new Ending(it.cause(), Secrets.mask(it.reason()))));
    }

    /** Names that only a secret told apart are one step: most formats could not hold it twice. */
    private static List<StepRecording> steps(List<StepRecording> steps) {
        Map<String, StepRecording> byName = new LinkedHashMap<>();
        for (StepRecording it : steps) {
            String name = Secrets.mask(it.name());
            byName.merge(
                    name,
                    new StepRecording(name, it.byStage(), it.statusCodes(), List.of(), it.series()),
                    StepRecording::plus);
        }
        return List.copyOf(byName.values());
    }

    private static GeneratorHealth generator(GeneratorHealth health) {
        return new GeneratorHealth(
                health.lateness(),
                health.cpu(),
                health.gcPause(),
                health.hiccupMax(),
                health.valid(),
                masked(health.reasons()),
                health.selfWarmup(),
                health.surroundings());
    }

    private static Judgement judgement(Judgement judgement) {
        List<SloResult> slos = judgement.slos().stream()
                .map(it -> new SloResult(
                        slo(it.slo()),
                        it.actual(),
                        it.samples(),
                        it.interval(),
                        it.verdict(),
                        it.firstBreach(),
                        Secrets.mask(it.reason())))
                .toList();
        return new Judgement(judgement.verdict(), slos, masked(judgement.reasons()), judgement.reference());
    }

    /** Steps are named by their URLs, and a query in {@code promql('…')} may hold anything. */
    private static Slo slo(Slo slo) {
        return new Slo(
                Secrets.mask(slo.expression()),
                slo.metric() instanceof Metric.Promql promql
                        ? new Metric.Promql(Secrets.mask(promql.query()))
                        : slo.metric(),
                slo.step().map(Secrets::mask),
                slo.stage().map(Secrets::mask),
                slo.op(),
                slo.bound(),
                slo.every(),
                slo.implied(),
                slo.confidence(),
                slo.abortAfter());
    }

    /** JUnit puts the arguments of a parameterized test into its name. */
    private static TestIdentity test(TestIdentity test) {
        return new TestIdentity(
                test.id(),
                test.className(),
                test.method(),
                Secrets.mask(test.displayName()),
                test.tags(),
                test.folder());
    }

    /** Commit and CI come from variables that a build sets. */
    private static Environment environment(Environment environment) {
        return new Environment(
                Secrets.mask(environment.os()),
                maskedOrNull(environment.cpu()),
                environment.cpus(),
                Secrets.mask(environment.java()),
                environment.bruntVersion(),
                maskedOrNull(environment.commit()),
                maskedOrNull(environment.ci()));
    }

    private static @Nullable String maskedOrNull(@Nullable String text) {
        return text == null ? null : Secrets.mask(text);
    }

    private static ProcessRecording service(ProcessRecording recording) {
        ServiceProcess process = recording.process();
        return new ProcessRecording(
                new ServiceProcess(Secrets.mask(process.service()), process.index(), process.pid(), process.started()),
                recording.java(),
                recording.timeline(),
                recording.missing(),
                recording.ended());
    }

    private static List<String> masked(List<String> texts) {
        return texts.stream().map(Secrets::mask).toList();
    }
}

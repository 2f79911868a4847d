// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.brunt.problem.BruntException;
import io.brunt.result.LoadResult;
import io.brunt.settings.Settings;
import io.brunt.user.VirtualUser;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each wrong annotation fails its own test, before its load, with a text that says what to type. */
class WrongAnnotationTest {

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final AtomicInteger SET_UPS = new AtomicInteger();
    private static CountingServer server;

    @TempDir
    Path reports;

    @BeforeAll
    static void serve() {
        server = new CountingServer();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> refusesBeforeTheLoad() {
        return Stream.of(
                        WrongPlan.class,
                        WrongEndpoint.class,
                        WrongSlo.class,
                        WrongMethod.class,
                        WrongCompanion.class,
                        WrongTimeout.class,
                        WrongBaseUrl.class,
                        TwoBaseUrls.class)
                .flatMap(fixture -> Arrays.stream(fixture.getDeclaredMethods())
                        .filter(it -> it.isAnnotationPresent(LoadTest.class))
                        .sorted(Comparator.comparing(Method::getName))
                        .map(it -> dynamicTest(it.getName(), () -> refuses(fixture, it))));
    }

    private void refuses(Class<?> fixture, Method method) throws IOException {
        CALLS.set(0);
        SET_UPS.set(0);
        int before = server.count();

        Throwable failure = Launch.into(reports)
                .against(server)
                .method(fixture, method.getName())
                .failure();

        assertThat(failure).isInstanceOf(BruntException.class);
        Golden.check(
                "refusals/" + fixture.getSimpleName() + "." + method.getName(),
                failure.getMessage().replace(Settings.moduleDirectory().toString(), "<module>"));
        assertThat(server.count()).as("requests").isEqualTo(before);
        assertThat(CALLS).as("calls of the body").hasValue(0);
        assertThat(SET_UPS).as("calls of @BeforeEach").hasValue(0);
    }

    @Test
    void leavesTheOtherTestsAlone() {
        Launch.Ran ran = Launch.into(reports).run(OneOfTwo.class);

        ran.tests().assertStatistics(it -> it.started(2).failed(1).succeeded(1));
        assertThat(ran.failure()).hasMessageStartingWith("WrongAnnotationTest.OneOfTwo.wrong: @LoadTest");
    }

    @Test
    void refusesAnEndpointWithoutAnyAddress() throws IOException {
        Golden.check(
                "refusals/no-base-url",
                Launch.into(reports).run(NoAddress.class).failure().getMessage());
    }

    @Test
    void refusesALoadTestThatIsATemplate() throws IOException {
        CALLS.set(0);

        List<Throwable> failures =
                Launch.into(reports).run(BesideTemplates.class).failures();

        // Two invocations and the plain test that JUnit sees beside them, for each.
        assertThat(failures).hasSizeGreaterThanOrEqualTo(6).allMatch(it -> it instanceof BruntException);
        Golden.check(
                "refusals/beside-templates",
                failures.stream().map(Throwable::getMessage).distinct().sorted().collect(Collectors.joining("\n")));
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void leavesAParameterThatNobodyResolvesToJUnit() {
        CALLS.set(0);

        assertThat(Launch.into(reports).run(Unresolved.class).failure())
                .hasMessageContaining("No ParameterResolver registered for parameter [java.lang.Integer")
                .hasMessageContaining("nobodyKnows");
        assertThat(CALLS).hasValue(0);
    }

    /** Counts what must not be called. */
    static class Counting {
        @BeforeEach
        void setUp() {
            SET_UPS.incrementAndGet();
        }

        void called() {
            CALLS.incrementAndGet();
        }
    }

    static class WrongEndpoint extends Counting {

        @LoadTest(users = 1, iterations = 1)
        @HttpEndpoint(
                url = "process",
                method = "PO ST",
                headers = {"Content-Type", "Bad Name: x"},
                expectStatus = 99,
                timeout = "1minute")
        void isMalformedAllOver() {
            called();
        }

        @LoadTest(users = 1, iterations = 1)
        @HttpEndpoint(url = "/", bodyFile = "no/such-body.json")
        void hasAMissingBodyFile() {
            called();
        }

        @LoadTest(users = 1, iterations = 1)
        @HttpEndpoint(url = "/", body = "x", bodyFile = "golden/body.json")
        void hasTwoBodies() {
            called();
        }
    }

    static class WrongSlo extends Counting {

        @LoadTest(users = 1, iterations = 1)
        @Slo("p99 < 250sm")
        void hasAnUnknownUnit() {
            called();
        }

        @LoadTest(users = 1, iterations = 1)
        @Slo("p99 < fast")
        @Slo("eror-rate < 1%")
        void hasSeveralFaults() {
            called();
        }

        @LoadTest(stages = @Stage(duration = "1s", users = 1, name = "hold"))
        @Slo("p99 during hodl < 1s")
        void speaksOfAnUnknownStage() {
            called();
        }

        @LoadTest(users = 1, iterations = 1)
        @HttpEndpoint(url = "/process", method = "POST")
        @Slo("p99 of 'POST /proces' < 1s")
        void speaksOfAnUnknownStep() {
            called();
        }

        @LoadTest(users = 1, iterations = 1)
        @Slo(value = "p99 < 1s", abort = true, abortAfter = "1sec")
        @Slo(value = "max < 1s", abortAfter = "1s")
        @Slo(value = "balance < 1.1", abort = true)
        void abortsInVain() {
            called();
        }

        @LoadTest(users = 1, iterations = 1)
        @Slo(value = "p99 < 1s", confidence = 95)
        @Slo(value = "max < 1s", confidence = 0.95)
        void isTooConfident() {
            called();
        }

        @LoadTest(users = 1, iterations = 1)
        @HttpEndpoint(url = "/")
        @Slo("allocation < 2KiB")
        void asksWhatARequestAllocates() {
            called();
        }

        @LoadTest(users = 1, iterations = 1)
        @Slo("promql('up') > 0")
        void asksAPrometheusThatNobodyNamed() {
            called();
        }

        @LoadTest(users = 1, iterations = 1)
        @Slo(value = "promql('up') > 0", abort = true)
        void abortsByWhatIsAskedAtTheEnd() {
            called();
        }
    }

    static class WrongMethod extends Counting {

        @LoadTest(users = 1, iterations = 1)
        void takesAResultInItsBody(LoadResult result) {
            called();
        }

        @LoadTest(users = 1, iterations = 1)
        @HttpEndpoint(url = "/")
        void takesAUserBesideAnEndpoint(VirtualUser user) {
            called();
        }

        @LoadTest(users = 1, iterations = 1)
        @Load(users = 1, iterations = 1)
        void isALoadTestTwice() {
            called();
        }
    }

    static class WrongCompanion extends Counting {

        @BeforeIteration
        void prepares(int what) {}

        @LoadTest(users = 1, iterations = 1)
        void hasACompanionThatTakesWhatItCannotGet() {
            called();
        }
    }

    static class WrongBaseUrl extends Counting {

        @BaseUrl
        final List<String> urls = List.of();

        @LoadTest(users = 1, iterations = 1)
        @HttpEndpoint(url = "/")
        void hasABaseUrlThatIsNone() {
            called();
        }
    }

    static class TwoBaseUrls extends Counting {

        @BaseUrl
        final int first = 1;

        @BaseUrl
        String second(int parameter) {
            return "";
        }

        @LoadTest(users = 1, iterations = 1)
        @HttpEndpoint(url = "/")
        void hasTwoBaseUrls() {
            called();
        }
    }

    static class OneOfTwo {
        @LoadTest
        void wrong() {}

        @LoadTest(users = 1, iterations = 1)
        void right() {}
    }

    static class NoAddress {
        @LoadTest(users = 1, iterations = 1)
        @HttpEndpoint(url = "/process")
        void holds() {}
    }

    static class BesideTemplates extends Counting {
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @LoadTest(users = 1, iterations = 1)
        void parameterized(int argument) {
            called();
        }

        @RepeatedTest(2)
        @LoadTest(users = 1, iterations = 1)
        void repeated() {
            called();
        }
    }

    static class Unresolved extends Counting {
        @LoadTest(users = 1, iterations = 1)
        void nobodyKnows(Integer what) {
            called();
        }
    }

    static class WrongTimeout {
        @LoadTest(users = 2, duration = "10s", warmup = "5s")
        @Timeout(15)
        void isCutOff() {
            CALLS.incrementAndGet();
        }

        @LoadTest(rate = "5/s", duration = "2m")
        @Timeout(value = 1, unit = TimeUnit.MINUTES)
        void isCutOffInTheMiddle() {
            CALLS.incrementAndGet();
        }
    }
}

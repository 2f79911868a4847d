// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.result.LoadResult;
import io.brunt.user.VirtualUser;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A load test is found, named and judged wherever JUnit finds a test, and wherever its annotations stand. */
class NestingTest {

    private static final List<String> CALLS = new CopyOnWriteArrayList<>();
    private static final List<LoadResult> RESULTS = new CopyOnWriteArrayList<>();

    @TempDir
    Path reports;

    @BeforeEach
    void reset() {
        CALLS.clear();
        RESULTS.clear();
    }

    private Launch.Ran run(Class<?> fixture) {
        return Launch.into(reports).run(fixture);
    }

    private static List<String> folders() {
        return RESULTS.stream()
                .map(it -> it.test().folder())
                .map(it -> it.replace("io.brunt.junit.NestingTest.", ""))
                .sorted()
                .toList();
    }

    private static List<String> objectives() {
        return RESULTS.get(0).slos().stream()
                .filter(it -> !it.slo().implied())
                .map(it -> it.slo().expression())
                .toList();
    }

    @Test
    void runsBothNestedClassesThatInheritOneLoadTest() {
        run(Twice.class).succeeded(2);

        assertThat(folders()).containsExactly("Twice.One.inherited", "Twice.Other.inherited");
        assertThat(CALLS).hasSize(6);
    }

    @Test
    void namesANestedClassByTheOneThatRunsIt() {
        run(Left.class).succeeded(1);
        run(Right.class).succeeded(1);

        assertThat(folders()).containsExactly("Left.Inner.holds", "Right.Inner.holds");
    }

    @Test
    void addsUpTheObjectivesOfEveryPlace() {
        run(Objectives.class).succeeded(1);

        assertThat(objectives())
                .containsExactlyInAnyOrder(
                        "max < 31s", "max < 32s", "max < 33s", "max < 34s", "max < 35s", "max < 36s");
    }

    @Test
    void failsOnTheObjectiveOfTheClassAroundTheSuperclassAndTheInterface() {
        for (Class<?> fixture : List.of(BrokenAround.class, BrokenSuperclass.class, BrokenInterface.class)) {
            assertThat(run(fixture).failure()).as(fixture.getSimpleName()).hasMessageContaining("max");
        }
    }

    @Test
    void runsADefaultMethodOfAnInterface() {
        run(OfAnInterface.class).succeeded(1);

        assertThat(folders()).containsExactly("OfAnInterface.byDefault");
    }

    @Test
    void obeysJUnitsOwnAnnotations() {
        Launch.Ran ran = run(Marked.class);

        ran.tests().assertStatistics(it -> it.started(1).succeeded(1).skipped(1));
        assertThat(ran.names()).containsExactly("a name of its own");
        assertThat(RESULTS.get(0).test().tags()).containsExactly("load", "slow");
    }

    @Test
    void runsALoadTestForEachArgument() {
        Launch.Ran ran = run(Parameterized.class).succeeded(2);

        assertThat(ran.names()).containsExactly("size 1", "size 2");
        assertThat(CALLS).filteredOn("1"::equals).hasSize(10);
        assertThat(CALLS).filteredOn("2"::equals).hasSize(10);
        assertThat(folders()).containsExactly("Parameterized.sorts-1", "Parameterized.sorts-2");
        assertThat(RESULTS).allSatisfy(it -> assertThat(it.totals().requests()).isEqualTo(10));
    }

    @Test
    void runsALoadTestForEachRepetition() {
        run(Repeated.class).succeeded(2);

        assertThat(folders()).containsExactly("Repeated.again-1", "Repeated.again-2");
    }

    @Test
    void tellsMethodsOfOneNameApart() {
        run(Overloaded.class).succeeded(2);

        assertThat(folders()).containsExactly("Overloaded.holds()", "Overloaded.holds(VirtualUser)");
    }

    @Test
    void takesAnnotationsOfOnesOwn() {
        run(Composed.class).succeeded(1);

        assertThat(CALLS).hasSize(3);
        assertThat(objectives()).containsExactly("max < 37s");
    }

    abstract static class Keeping {
        @AfterLoad
        void keep(LoadResult result) {
            RESULTS.add(result);
        }
    }

    abstract static class Inherited extends Keeping {
        @LoadTest(iterations = 3)
        void inherited() {
            CALLS.add("inherited");
        }
    }

    static class Twice {
        @Nested
        class One extends Inherited {}

        @Nested
        class Other extends Inherited {}
    }

    abstract static class WithInner extends Keeping {
        @Nested
        class Inner {
            @LoadTest(iterations = 1)
            void holds() {}
        }
    }

    static class Left extends WithInner {}

    static class Right extends WithInner {}

    @Slo("max < 31s")
    interface Promising {}

    @Slo("max < 32s")
    abstract static class PromisingBase extends Keeping implements Promising {}

    @Slo("max < 33s")
    static class Objectives implements Promising {
        @Nested
        @Slo("max < 34s")
        class Inner extends PromisingBase {
            @LoadTest(iterations = 1)
            @Slo("max < 35s")
            @Slo("max < 36s")
            void holds() {}
        }
    }

    @Slo("max < 1us")
    static class BrokenAround {
        @Nested
        class Inner {
            @LoadTest(iterations = 3)
            void holds(VirtualUser user) throws InterruptedException {
                user.pause("5ms");
            }
        }
    }

    @Slo("max < 1us")
    abstract static class BrokenBase {
        @LoadTest(iterations = 3)
        void holds(VirtualUser user) throws InterruptedException {
            user.pause("5ms");
        }
    }

    static class BrokenSuperclass extends BrokenBase {}

    @Slo("max < 1us")
    interface BrokenByDefault {
        @LoadTest(iterations = 3)
        default void holds(VirtualUser user) throws InterruptedException {
            user.pause("5ms");
        }
    }

    static class BrokenInterface implements BrokenByDefault {}

    interface ByDefault {
        @LoadTest(iterations = 1)
        default void byDefault() {}
    }

    static class OfAnInterface extends Keeping implements ByDefault {}

    static class Marked extends Keeping {
        @LoadTest(iterations = 1)
        @DisplayName("a name of its own")
        @Tag("slow")
        void named() {}

        @LoadTest(iterations = 1)
        @Disabled("not today")
        void disabled() {
            throw new AssertionError();
        }
    }

    static class Parameterized extends Keeping {
        @ParameterizedTest(name = "size {0}")
        @ValueSource(ints = {1, 2})
        @Load(users = 2, iterations = 10)
        void sorts(int size, VirtualUser user) {
            CALLS.add(String.valueOf(size));
        }
    }

    static class Repeated extends Keeping {
        @RepeatedTest(2)
        @Load(iterations = 1)
        void again() {}
    }

    static class Overloaded extends Keeping {
        @LoadTest(iterations = 1)
        void holds() {}

        @LoadTest(iterations = 1)
        void holds(VirtualUser user) {}
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @LoadTest(iterations = 3)
    @Slo("max < 37s")
    @interface Smoke {}

    static class Composed extends Keeping {
        @Smoke
        void smokes() {
            CALLS.add("smokes");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.problem.BruntException;
import io.brunt.user.VirtualUser;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.io.TempDir;

/** An extension that calls test methods by itself, as Quarkus' does, and asks nobody who comes after it. */
class ForeignInterceptorTest {

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final Set<Integer> USERS = ConcurrentHashMap.newKeySet();

    @TempDir
    Path reports;

    @BeforeEach
    void reset() {
        CALLS.set(0);
        USERS.clear();
    }

    @Test
    void isToldWhereItLeavesTheLoadOut() {
        assertThat(Launch.into(reports).run(LeftOut.class).failure())
                .isInstanceOf(BruntException.class)
                .hasMessageStartingWith("ForeignInterceptorTest.LeftOut.loads: no load was made")
                .hasMessageContaining("@ExtendWith(BruntExtension.class)");
        assertThat(CALLS).as("its own call").hasValue(1);
    }

    @Test
    void comesAfterTheExtensionThatStandsAboveIt() {
        Launch.into(reports).run(Above.class).succeeded(3);

        assertThat(CALLS).hasValue(12 + 2 * 5);
        assertThat(USERS).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void keepsTheTestsThatAreNoLoadTests() {
        Launch.into(reports).run(WithoutLoad.class).succeeded(1);

        assertThat(CALLS).hasValue(1);
    }

    static class CallsByItself implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            invocation.skip();
            Method executable = method.getExecutable();
            executable.setAccessible(true);
            executable.invoke(
                    context.getRequiredTestInstance(), method.getArguments().toArray());
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            interceptTestMethod(invocation, method, context);
        }
    }

    @ExtendWith(CallsByItself.class)
    static class LeftOut {
        @LoadTest(users = 3, iterations = 12)
        void loads() {
            CALLS.incrementAndGet();
        }
    }

    @ExtendWith(BruntExtension.class)
    @ExtendWith(CallsByItself.class)
    static class Above {
        @LoadTest(users = 3, iterationsPerUser = 4)
        void loads(VirtualUser user) {
            USERS.add(user.id());
            CALLS.incrementAndGet();
        }

        @RepeatedTest(2)
        @Load(iterations = 5)
        void loadsAgain() {
            CALLS.incrementAndGet();
        }
    }

    @ExtendWith(BruntExtension.class)
    @ExtendWith(CallsByItself.class)
    static class WithoutLoad {
        @Test
        void isCalled() {
            CALLS.incrementAndGet();
        }
    }
}

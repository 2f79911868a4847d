// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.user.VirtualUser;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.TestInstances;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * The methods of a user's life: what comes before runs from the outermost class and the superclass on, what comes after
 * the other way round, and all of it even if one throws.
 *
 * <p>Safe for any thread.
 */
final class UserLife {

    private final Call[] beforeUser;
    private final Call[] afterUser;
    private final Call[] beforeIteration;
    private final Call[] afterIteration;

    /**
     * Find the methods.
     *
     * @param test whose classes are searched
     * @param instances on which they are called
     */
    UserLife(TestMethod test, TestInstances instances) {
        beforeUser = calls(test, instances, BeforeUser.class, true);
        afterUser = calls(test, instances, AfterUser.class, false);
        beforeIteration = calls(test, instances, BeforeIteration.class, true);
        afterIteration = calls(test, instances, AfterIteration.class, false);
    }

    private static Call[] calls(
            TestMethod test, TestInstances instances, Class<? extends Annotation> type, boolean outerFirst) {
        List<Class<?>> owners = new ArrayList<>(test.classes());
        if (!outerFirst) {
            Collections.reverse(owners);
        }
        List<Call> calls = new ArrayList<>();
        for (Class<?> owner : owners) {
            Object instance = instances.findInstance(owner).orElse(null);
            for (Method method : AnnotationSupport.findAnnotatedMethods(
                    owner, type, outerFirst ? HierarchyTraversalMode.TOP_DOWN : HierarchyTraversalMode.BOTTOM_UP)) {
                calls.add(new Call(method, instance, Collections.nCopies(method.getParameterCount(), null)));
            }
        }
        return calls.toArray(Call[]::new);
    }

    void beforeUser(VirtualUser user) throws Throwable {
        before(beforeUser, user);
    }

    void afterUser(VirtualUser user) throws Throwable {
        after(afterUser, user);
    }

    void beforeIteration(VirtualUser user) throws Throwable {
        before(beforeIteration, user);
    }

    void afterIteration(VirtualUser user) throws Throwable {
        after(afterIteration, user);
    }

    private static void before(Call[] calls, VirtualUser user) throws Throwable {
        for (Call call : calls) {
            call.of(user);
        }
    }

    private static void after(Call[] calls, VirtualUser user) throws Throwable {
        @Nullable Throwable first = null;
        for (Call call : calls) {
            try {
                call.of(user);
            } catch (Throwable thrown) {
                if (first == null) {
                    first = thrown;
                } else {
                    first.addSuppressed(thrown);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}

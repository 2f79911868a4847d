// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A method of a test class as JUnit runs it: a {@code @Nested} class belongs to the class around it that is running.
 *
 * @param classes the class of the method and those around it, from the outermost to the method's own; at least one
 * @param method possibly declared in a superclass or interface
 */
record TestMethod(List<Class<?>> classes, Method method) {

    static TestMethod of(ExtensionContext context) {
        List<Class<?>> classes = new ArrayList<>();
        // Not getEnclosingClass(): a @Nested class inherited from a superclass runs inside the subclass.
        Optional<ExtensionContext> at = Optional.of(context);
        while (at.isPresent()) {
            at.get().getTestClass().filter(it -> !classes.contains(it)).ifPresent(classes::add);
            at = at.get().getParent();
        }
        Collections.reverse(classes);
        return new TestMethod(List.copyOf(classes), context.getRequiredTestMethod());
    }

    Class<?> testClass() {
        return classes.get(classes.size() - 1);
    }

    /**
     * Return the class with its package, nested ones after a dot.
     *
     * @return for example {@code shop.CartIT.Paid}
     */
    String className() {
        StringBuilder name = new StringBuilder(dotted(classes.get(0)));
        classes.subList(1, classes.size()).forEach(it -> name.append('.').append(it.getSimpleName()));
        return name.toString();
    }

    /**
     * Return what messages call the test.
     *
     * @return the class without its package, and the method
     */
    String label() {
        return className().substring(packageLength(classes.get(0))) + "." + method.getName();
    }

    /**
     * Return the classes whose annotations are the test's too.
     *
     * @return the nearest first: the method's class, its superclasses, then the same of each class around it; interfaces
     *     are left to {@link AnnotationSupport}, which knows them
     */
    List<Class<?>> annotated() {
        List<Class<?>> all = new ArrayList<>();
        for (int index = classes.size() - 1; index >= 0; index--) {
            for (Class<?> it = classes.get(index); it != null && it != Object.class; it = it.getSuperclass()) {
                all.add(it);
            }
        }
        return all;
    }

    <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return AnnotationSupport.findAnnotation(method, type);
    }

    private static String dotted(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getName() : dotted(outer) + "." + type.getSimpleName();
    }

    private static int packageLength(Class<?> type) {
        String name = type.getPackageName();
        return name.isEmpty() ? 0 : name.length() + 1;
    }
}

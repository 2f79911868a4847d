// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.engine.discovery.NestedMethodSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Collects the load tests of the classes and methods that a run has selected. */
final class DeclaredLoadTests implements SelectorResolver {

    private final Set<TestMethod> tests = new LinkedHashSet<>();

    List<TestMethod> all() {
        return List.copyOf(tests);
    }

    static boolean isTestClass(Class<?> type) {
        boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        return !Modifier.isAbstract(type.getModifiers()) && !type.isAnonymousClass() && !type.isLocalClass() && !inner;
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        if (isTestClass(selector.getJavaClass())) {
            collect(List.of(selector.getJavaClass()));
        }
        return Resolution.unresolved();
    }

    @Override
    public Resolution resolve(NestedClassSelector selector, Context context) {
        collect(row(selector.getEnclosingClasses(), selector.getNestedClass()));
        return Resolution.unresolved();
    }

    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
        collect(List.of(selector.getJavaClass()), selector.getJavaMethod());
        return Resolution.unresolved();
    }

    @Override
    public Resolution resolve(NestedMethodSelector selector, Context context) {
        collect(row(selector.getEnclosingClasses(), selector.getNestedClass()), selector.getMethod());
        return Resolution.unresolved();
    }

    private static List<Class<?>> row(List<Class<?>> enclosing, Class<?> nested) {
        List<Class<?>> row = new ArrayList<>(enclosing);
        row.add(nested);
        return List.copyOf(row);
    }

    private void collect(List<Class<?>> classes) {
        Class<?> type = classes.get(classes.size() - 1);
        ReflectionSupport.findMethods(type, it -> true, HierarchyTraversalMode.TOP_DOWN)
                .forEach(it -> collect(classes, it));
        ReflectionSupport.findNestedClasses(type, it -> AnnotationSupport.isAnnotated(it, Nested.class))
                .forEach(it -> collect(row(classes, it)));
    }

    private void collect(List<Class<?>> classes, Method method) {
        if (AnnotationSupport.isAnnotated(method, LoadTest.class)
                || AnnotationSupport.isAnnotated(method, Load.class)) {
            tests.add(new TestMethod(classes, method));
        }
    }
}

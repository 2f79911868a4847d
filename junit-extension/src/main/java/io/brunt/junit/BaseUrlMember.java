// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.TestInstances;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * The field or method marked {@link BaseUrl} that is nearest to a test.
 *
 * @param owner the class, running or around it, in whose instance it is
 * @param member a {@link Field} or a {@link Method}
 */
record BaseUrlMember(Class<?> owner, Member member) {

    private static final List<Class<?>> TYPES = List.of(
            String.class, URI.class, int.class, Integer.class, long.class, Long.class, short.class, Short.class);

    /**
     * Find the nearest member.
     *
     * @param test whose classes are searched, the innermost first
     * @param faults gets what is wrong with it
     * @return empty if there is none
     */
    static Optional<BaseUrlMember> find(TestMethod test, Faults faults) {
        for (int index = test.classes().size() - 1; index >= 0; index--) {
            Class<?> owner = test.classes().get(index);
            List<Member> members = nearest(owner);
            if (members.size() > 1) {
                faults.add(
                        Problem.of("@BaseUrl stands on both " + members.get(0).getName() + " and "
                                        + members.get(1).getName())
                                .hint("keep one of them"));
            }
            if (!members.isEmpty()) {
                BaseUrlMember member = new BaseUrlMember(owner, members.get(0));
                member.check(faults);
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    /** All members of the subclass that has any: a superclass's are hidden by it. */
    private static List<Member> nearest(Class<?> owner) {
        List<Member> all = new ArrayList<>(AnnotationSupport.findAnnotatedFields(
                owner, BaseUrl.class, it -> true, HierarchyTraversalMode.BOTTOM_UP));
        all.addAll(AnnotationSupport.findAnnotatedMethods(owner, BaseUrl.class, HierarchyTraversalMode.BOTTOM_UP));
        Optional<Member> nearest =
                all.stream().reduce((a, b) -> a.getDeclaringClass().isAssignableFrom(b.getDeclaringClass()) ? b : a);
        return all.stream()
                .filter(it -> it.getDeclaringClass() == nearest.orElse(it).getDeclaringClass())
                .toList();
    }

    private void check(Faults faults) {
        if (!TYPES.contains(type())) {
            faults.add(Problem.of("@BaseUrl " + member.getName() + " has a type that is no address")
                    .expected("String, URI or a port number")
                    .actual(type().getSimpleName()));
        }
        if (member instanceof Method method && method.getParameterCount() > 0) {
            faults.add(Problem.of("@BaseUrl " + member.getName() + " takes parameters")
                    .expected("none"));
        }
    }

    private Class<?> type() {
        return member instanceof Method method ? method.getReturnType() : ((Field) member).getType();
    }

    /**
     * Read the address.
     *
     * @param instances of the running test
     * @return at least one URL
     * @throws Throwable what the method threw; a {@link BruntException} if the value is no address
     */
    List<URI> read(TestInstances instances) throws Throwable {
        Object value = value(instances);
        String place = "@BaseUrl " + member.getName();
        if (value == null) {
            throw new BruntException(Problem.of(place + " is null when the load begins")
                    .hint("set it before, in a @BeforeEach or @BeforeAll method"));
        }
        if (value instanceof Number port) {
            if (port.longValue() < 1 || port.longValue() > 65_535) {
                throw new BruntException(Problem.of(place + " is no port")
                        .expected("1 to 65535 when the load begins")
                        .actual(port.toString()));
            }
            return List.of(URI.create("http://127.0.0.1:" + port));
        }
        Faults faults = new Faults("");
        Optional<List<URI>> urls = faults.read(place, "", () -> io.brunt.settings.BaseUrl.parseAll(value.toString()));
        faults.raise();
        return urls.orElseThrow();
    }

    private @Nullable Object value(TestInstances instances) throws Throwable {
        Object instance = instances.findInstance(owner).orElse(null);
        ((AccessibleObject) member).trySetAccessible();
        Object target = Modifier.isStatic(member.getModifiers()) ? null : instance;
        try {
            return member instanceof Method method ? method.invoke(target) : ((Field) member).get(target);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }
}

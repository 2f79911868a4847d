// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.problem.Problem;
import io.brunt.result.LoadResult;
import io.brunt.user.VirtualUser;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Checks the method itself: which annotations stand together on it, and what it and its companions take. */
final class Shape {

    private final TestMethod test;
    private final Faults faults;

    Shape(TestMethod test, Faults faults) {
        this.test = test;
        this.faults = faults;
    }

    /**
     * Check the method.
     *
     * @param endpoint whether Brunt makes the load itself, and the body runs once afterwards
     */
    void check(boolean endpoint) {
        checkCompany();
        checkParameters(endpoint);
        for (Class<? extends Annotation> type :
                List.of(BeforeUser.class, AfterUser.class, BeforeIteration.class, AfterIteration.class)) {
            checkCompanions(type, VirtualUser.class);
        }
        checkCompanions(AfterLoad.class, LoadResult.class);
    }

    private void checkCompany() {
        boolean loadTest = test.annotation(LoadTest.class).isPresent();
        boolean load = test.annotation(Load.class).isPresent();
        if (loadTest && load) {
            faults.add(Problem.of("@LoadTest and @Load stand on one method").hint("keep @LoadTest"));
        }
        if (loadTest) {
            // JUnit would run the method twice, once as a test and once as a template.
            company(TestTemplate.class)
                    .ifPresent(it -> faults.add(Problem.of("@LoadTest and @" + it + " stand on one method")
                            .hint("use @Load in place of @LoadTest: one load test for each invocation")));
        }
        company(TestFactory.class)
                .ifPresent(it ->
                        faults.add(Problem.of((load ? "@Load" : "@LoadTest") + " and @" + it + " stand on one method")
                                .hint("a load test is one method, not a factory; leave out @" + it)));
    }

    private Optional<String> company(Class<? extends Annotation> meta) {
        return Arrays.stream(test.method().getDeclaredAnnotations())
                .map(Annotation::annotationType)
                .filter(it -> it == meta || AnnotationSupport.isAnnotated(it, meta))
                .map(Class::getSimpleName)
                .findFirst();
    }

    private void checkParameters(boolean endpoint) {
        List<Class<?>> types = List.of(test.method().getParameterTypes());
        if (endpoint && types.contains(VirtualUser.class)) {
            faults.add(Problem.of("with @HttpEndpoint the body runs once, after the load, for no VirtualUser")
                    .hint("take the LoadResult, or leave out @HttpEndpoint and send requests in the body"));
        }
        if (!endpoint && types.contains(LoadResult.class)) {
            faults.add(Problem.of("without @HttpEndpoint the body is one iteration, and there is no LoadResult yet")
                    .hint("take the LoadResult in a method marked @AfterLoad"));
        }
    }

    private void checkCompanions(Class<? extends Annotation> type, Class<?> takes) {
        for (Class<?> owner : test.classes()) {
            for (Method method : AnnotationSupport.findAnnotatedMethods(owner, type, HierarchyTraversalMode.TOP_DOWN)) {
                Class<?>[] types = method.getParameterTypes();
                if (types.length > 1 || (types.length == 1 && types[0] != takes)) {
                    faults.add(Problem.of("@" + type.getSimpleName() + " method " + method.getName()
                                    + " takes what it cannot get")
                            .expected("a " + takes.getSimpleName() + ", or nothing"));
                }
            }
        }
    }
}

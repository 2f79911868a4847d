// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.result.TestIdentity;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Names a running test, and the folder of its result: no two tests of a module may share one. */
final class Identity {

    /** JUnit's segments for an invocation of a template and of a parameterized class. */
    private static final Pattern INVOCATION = Pattern.compile("-invocation:#(\\d+)]");

    /** What some file system refuses in a name; Kotlin's may hold blanks and nearly all else. */
    private static final Pattern NO_FILE_NAME = Pattern.compile("[\\p{Cntrl}/\\\\:*?\"<>|]");

    private static final int LONGEST = 200;

    private Identity() {}

    static TestIdentity of(ExtensionContext context, TestMethod test) {
        return new TestIdentity(
                context.getUniqueId(),
                test.className(),
                test.method().getName(),
                context.getDisplayName(),
                new TreeSet<>(context.getTags()),
                folder(context.getUniqueId(), test));
    }

    private static String folder(String uniqueId, TestMethod test) {
        String name = test.className() + "." + test.method().getName() + parameters(test);
        StringBuilder folder = new StringBuilder(NO_FILE_NAME.matcher(name).replaceAll("_"));
        if (folder.length() > LONGEST) {
            folder.setLength(LONGEST);
            folder.append('~').append(Integer.toHexString(name.hashCode()));
        }
        Matcher invocation = INVOCATION.matcher(uniqueId);
        while (invocation.find()) {
            folder.append('-').append(invocation.group(1));
        }
        return folder.toString();
    }

    /** Only load tests of one name in one class need telling apart. */
    private static String parameters(TestMethod test) {
        Method method = test.method();
        long namesakes = Stream.<Class<? extends Annotation>>of(LoadTest.class, Load.class)
                .flatMap(it -> loadTests(test.testClass(), it).stream())
                .filter(it -> it.getName().equals(method.getName()))
                .count();
        return namesakes < 2
                ? ""
                : Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static List<Method> loadTests(Class<?> type, Class<? extends Annotation> annotation) {
        return AnnotationSupport.findAnnotatedMethods(type, annotation, HierarchyTraversalMode.TOP_DOWN);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.result.TestIdentity;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a load test that nobody named by the method that runs it, and the next ones of that method by their number. */
final class CallingPlace {

    /** A lambda belongs to the method in which it is written. */
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    private static final Set<Class<?>> OWN = Set.of(CallingPlace.class, LoadOrder.class, Brunt.class);

    /** How many load tests each method has run in this JVM. */
    private static final Map<String, Integer> RUNS = new ConcurrentHashMap<>();

    private CallingPlace() {}

    /** Return, for example, {@code shop.CapacityTest.findsTheKnee}, and with the second call {@code …-2}. */
    static TestIdentity identity() {
        StackWalker.StackFrame caller = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(it -> !OWN.contains(it.getDeclaringClass()))
                        .findFirst())
                .orElseThrow();
        String type = caller.getClassName().replace('$', '.');
        Matcher lambda = LAMBDA.matcher(caller.getMethodName());
        String method = lambda.matches() ? lambda.group(1) : caller.getMethodName();
        String name = type + "." + method.replaceAll("[<>]", "");
        int run = RUNS.merge(name, 1, Integer::sum);
        String folder = name + (run == 1 ? "" : "-" + run);
        return new TestIdentity(folder, type, method, method, new TreeSet<>(), folder);
    }
}

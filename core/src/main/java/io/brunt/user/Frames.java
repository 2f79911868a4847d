// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import java.util.List;
import java.util.stream.Collectors;

/** A stack in one line of a note: the user's own part of it, from the innermost call outwards. */
final class Frames {

    private static final int MOST = 8;
    private static final List<String> NOT_THEIRS =
            List.of("java.", "jdk.", "sun.", "io.brunt.user.", "io.brunt.junit.", "org.junit.");

    private Frames() {}

    /**
     * Print a stack.
     *
     * @param stack innermost first
     * @return for example {@code in shop.Cart.spin:12, from shop.Cart.buy:30}; the JDK's frames if there are no others
     */
    static String text(List<StackTraceElement> stack) {
        List<StackTraceElement> theirs = stack.stream()
                .filter(it -> NOT_THEIRS.stream().noneMatch(it.getClassName()::startsWith))
                .toList();
        return (theirs.isEmpty() ? stack : theirs)
                .stream()
                        .limit(MOST)
                        .map(it -> it.getClassName() + "." + it.getMethodName()
                                + (it.getLineNumber() > 0 ? ":" + it.getLineNumber() : ""))
                        .collect(Collectors.joining(", from ", "in ", ""));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.io.Console;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;

/**
 * Whether a person looks at standard output, and how much fits into a line of it.
 *
 * <p>Under Surefire, Gradle and an IDE standard output is a channel to somebody who keeps a log. A stream that somebody put
 * in the place of the JVM's own is one too.
 *
 * @param isThere whether lines can be drawn over
 * @param isColored whether colours are wanted too
 * @param columns that a line may fill
 */
record ConsoleTerminal(boolean isThere, boolean isColored, int columns) {

    /** One less than the narrowest that is usual: a line that fills the last column may wrap. */
    private static final int USUAL_COLUMNS = 79;

    private static final int NARROWEST = 20;

    static ConsoleTerminal ofThisJvm() {
        return of(System.getenv(), isTerminal() && System.out.getClass() == PrintStream.class);
    }

    /**
     * Weigh what the environment says.
     *
     * @param variables {@code TERM}, {@code CI}, {@code COLUMNS} and {@code NO_COLOR} (no-color.org)
     * @param terminal whether standard output is a terminal by the system's word
     */
    static ConsoleTerminal of(Map<String, String> variables, boolean terminal) {
        String kind = variables.getOrDefault("TERM", "");
        String ci = variables.getOrDefault("CI", "");
        boolean understands = !kind.isEmpty() && !kind.equals("dumb");
        boolean there = terminal && understands && (ci.isEmpty() || ci.equals("false"));
        boolean colored = there && variables.getOrDefault("NO_COLOR", "").isEmpty();
        return new ConsoleTerminal(there, colored, columns(variables.getOrDefault("COLUMNS", "")));
    }

    private static int columns(String text) {
        return text.matches("[1-9]\\d{0,3}") ? Math.max(NARROWEST, Integer.parseInt(text) - 1) : USUAL_COLUMNS;
    }

    /** Up to Java 21 there is a console only where there is a terminal; from 22 on it tells itself. */
    @SuppressWarnings("SystemConsoleNull") // it is null up to 21, and asked from 22 on
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) MethodHandles.publicLookup()
                    .findVirtual(Console.class, "isTerminal", MethodType.methodType(boolean.class))
                    .invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (Throwable refused) {
            return false;
        }
    }
}

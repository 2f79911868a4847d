// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

/** Says what the end of a process may mean. */
final class ExitCode {

    private static final int KILLED = 128 + 9;
    private static final int NOT_FOUND = 127;

    private ExitCode() {}

    /** What to try next. */
    static String hint(int code) {
        return switch (code) {
            case 0 -> "a service must stay in the foreground, so that it can be watched and stopped";
            case KILLED ->
                "it was killed (SIGKILL): by hand, or by the system when memory ran out; see its log, " + "then dmesg";
            case NOT_FOUND -> "a shell says 127 for a program that it does not find";
            default ->
                "look at its log; a command is run as it stands, without a shell: for pipes and variables use "
                        + "sh -c '…'";
        };
    }
}

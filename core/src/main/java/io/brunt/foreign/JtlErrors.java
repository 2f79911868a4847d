// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.record.ErrorGroup;
import java.util.regex.Pattern;

/** Names the kind of a failed sample, as our own errors are named, and chooses which of its words to keep. */
final class JtlErrors {

    private static final String NO_HTTP = "Non HTTP response code: ";
    private static final String NO_HTTP_MESSAGE = "Non HTTP response message: ";
    private static final Pattern NAME = Pattern.compile("[\\w.$-]{1,100}");
    private static final int LEAST_ERROR_STATUS = 400;

    private JtlErrors() {}

    /**
     * Note a failed sample.
     *
     * @param part whether it is a part of another sample, or the sum of several
     * @param status 0 if the code is none of HTTP
     * @param code the response code as it stands
     * @param message the response message as it stands
     * @param failureMessage what an assertion said; empty if none did
     */
    static void note(SampleLog log, boolean part, int status, String code, String message, String failureMessage) {
        String words = failureMessage.isBlank() ? message : failureMessage;
        log.error(
                part,
                kind(status, code),
                words.startsWith(NO_HTTP_MESSAGE) ? words.substring(NO_HTTP_MESSAGE.length()) : words);
    }

    private static String kind(int status, String code) {
        if (status >= LEAST_ERROR_STATUS) {
            return "status-" + status;
        }
        if (status > 0) {
            return "assertion";
        }
        String name = code.startsWith(NO_HTTP) ? code.substring(NO_HTTP.length()) : code;
        boolean good = NAME.matcher(name).matches() && !name.startsWith(ErrorGroup.GENERATOR);
        return good ? name : "error";
    }

    /** A response code as a status of HTTP, else 0. */
    static int status(long code) {
        return code >= 100 && code <= 599 ? (int) code : 0;
    }
}

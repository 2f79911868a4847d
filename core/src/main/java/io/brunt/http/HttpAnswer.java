// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.record.Connections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What came of one request of Java code, redirects followed: an answer, or a failure. Immutable.
 *
 * @param instance index of the base URL whose server it was sent to first, -1 for another
 * @param answeredBy who answered, as far as a header tells; else empty
 * @param status of the answer, 0 if there was none
 * @param headers of the answer, in the order in which they came
 * @param body of the answer; not copied, treat as immutable
 * @param sentNanos when the first byte was sent, plan time; when it was handed over if none was
 * @param endNanos when it was over, plan time
 * @param bytesIn received, of all answers on the way
 * @param bytesOut sent, of all requests on the way
 * @param protocol which version of HTTP was spoken, for example {@code HTTP/2}; empty if nothing was sent
 * @param connections made for it, and what was sent again
 * @param failureKind stable name, empty if an answer came
 * @param failure what happened, for a person; empty if an answer came
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
@SuppressWarnings("ArrayRecordComponent") // never compared; megabytes are not copied
public record HttpAnswer(
        int instance,
        String answeredBy,
        int status,
        List<Field> headers,
        byte[] body,
        long sentNanos,
        long endNanos,
        long bytesIn,
        long bytesOut,
        String protocol,
        Connections connections,
        String failureKind,
        String failure) {

    /**
     * One header line.
     *
     * @param name as the server wrote it
     * @param value without blanks around it
     * @since 0.1
     */
    public record Field(String name, String value) {

        static List<String> values(List<Field> headers, String name) {
            return headers.stream()
                    .filter(it -> it.name().equalsIgnoreCase(name))
                    .map(Field::value)
                    .toList();
        }
    }

    /** Copy what was given. */
    public HttpAnswer {
        headers = List.copyOf(headers);
    }

    /**
     * Make what comes of a request that was given up.
     *
     * @param nanos when, plan time
     * @return no answer, and nothing sent
     */
    public static HttpAnswer givenUp(long nanos) {
        return new HttpAnswer(
                -1, "", 0, List.of(), new byte[0], nanos, nanos, 0, 0, "", Connections.NONE, "abandoned", "given up");
    }

    /**
     * Tell whether there is an answer.
     *
     * @return false if the request failed, or was never sent
     */
    public boolean isAnswered() {
        return failureKind.isEmpty();
    }

    /**
     * Find the values of a header.
     *
     * @param name in any case
     * @return in the order in which they came, possibly none
     */
    public List<String> values(String name) {
        return Field.values(headers, name);
    }

    /**
     * Tell whether the target refused for want of room: 429, and 503 with {@code Retry-After}.
     *
     * @return whether the request counts as shed
     */
    public boolean isShed() {
        return FailureKind.isShed(status, first("retry-after").isPresent());
    }

    /**
     * Find the first value of a header.
     *
     * @param name in any case
     * @return empty if it did not come
     */
    public Optional<String> first(String name) {
        return values(name).stream().findFirst();
    }

    /**
     * Return the stable name of what is wrong with a status that was not expected.
     *
     * @return for example {@code status-503}
     */
    public String statusKind() {
        return FailureKind.ofStatus(status);
    }

    /**
     * Return what an error may show of it.
     *
     * @return status and the body's beginning
     */
    public String sample() {
        return String.format(Locale.ROOT, "%d %s", status, Ascii.shown(body, 0, body.length))
                .strip();
    }
}

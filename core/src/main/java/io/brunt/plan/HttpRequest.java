// SPDX-License-Identifier: Apache-2.0
package io.brunt.plan;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * One HTTP request as data.
 *
 * @param method upper case, for example {@code POST}
 * @param url a path from {@code /}, resolved against each base URL with its path kept, or a whole http or https URL
 * @param headers in the order in which they are sent
 * @param body the bytes sent, possibly none; not copied, treat as immutable
 * @param expectStatus the statuses that count as completed; empty for any below 400
 * @param timeout from the intended send to the last byte of the answer
 * @param followRedirects whether a redirect is followed
 * @param name the step's name, {@code POST /process} unless given
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@SuppressWarnings("ArrayRecordComponent") // compared by content below; megabytes are not copied
public record HttpRequest(
        String method,
        String url,
        List<Header> headers,
        byte[] body,
        Set<Integer> expectStatus,
        Duration timeout,
        boolean followRedirects,
        String name)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * One header line.
     *
     * @param name a token of RFC 9110
     * @param value without line breaks
     * @since 0.1
     */
    public record Header(String name, String value) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;

        /** Refuse what would break out of its line. */
        public Header {
            if (!isToken(name)) {
                throw new BruntException(
                        Problem.of("headers: not a header name").in(name, 0, name.length()));
            }
            if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
                throw new BruntException(Problem.of("headers: the value of " + name + " holds a line break"));
            }
        }

        /**
         * Read a header line.
         *
         * @param line {@code Name: value}
         * @return that header
         * @throws BruntException with a caret under the fault
         */
        public static Header parse(String line) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new BruntException(Problem.of("headers: a header is a name, a colon and a value")
                        .in(line, 0, line.length())
                        .hint("for example Content-Type: application/json"));
            }
            return new Header(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
    }

    /** Refuse a request that cannot be sent. */
    public HttpRequest {
        if (!isToken(method)) {
            throw new BruntException(Problem.of("method: not an HTTP method").in(method, 0, method.length()));
        }
        method = method.toUpperCase(Locale.ROOT);
        if (url.isBlank()) {
            throw new BruntException(Problem.of("url: must not be blank").hint("for example /process"));
        }
        for (int status : expectStatus) {
            if (status < 200 || status > 599) {
                throw new BruntException(Problem.of("expectStatus: a final status lies between 200 and 599")
                        .actual(String.valueOf(status)));
            }
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new BruntException(Problem.of("timeout: must be longer than 0"));
        }
        headers = List.copyOf(headers);
        // A sorted copy: a set's order would else change from run to run in the result.
        expectStatus = Collections.unmodifiableSet(new TreeSet<>(expectStatus));
        if (name.isBlank()) {
            name = method + " " + pathOf(url);
        }
    }

    /**
     * Start from the least that a request needs.
     *
     * @param method for example {@code GET}
     * @param url a path or a whole URL
     * @return a request without headers and body, any status below 400, 60 s
     */
    public static HttpRequest of(String method, String url) {
        return new HttpRequest(method, url, List.of(), new byte[0], Set.of(), Duration.ofSeconds(60), false, "");
    }

    /**
     * Add a body.
     *
     * @param text sent as UTF-8
     * @return the same request with that body
     */
    public HttpRequest withBody(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new HttpRequest(method, url, headers, bytes, expectStatus, timeout, followRedirects, name);
    }

    /**
     * Add a header.
     *
     * @param line {@code Name: value}
     * @return the same request with that header behind the others
     */
    public HttpRequest withHeader(String line) {
        List<Header> all = new ArrayList<>(headers);
        all.add(Header.parse(line));
        return new HttpRequest(method, url, all, body, expectStatus, timeout, followRedirects, name);
    }

    /**
     * Bound the time of the request.
     *
     * @param limit longer than 0
     * @return the same request with that limit
     */
    public HttpRequest withTimeout(Duration limit) {
        return new HttpRequest(method, url, headers, body, expectStatus, limit, followRedirects, name);
    }

    /**
     * Tell whether an answer counts as completed.
     *
     * @param status of the answer
     * @return true for an expected status, or without expectations any below 400
     */
    public boolean expects(int status) {
        return expectStatus.isEmpty() ? status < 400 : expectStatus.contains(status);
    }

    /**
     * Tell whether a URL needs no base. A path may well hold another URL, in its query.
     *
     * @param url a path or a whole URL
     * @return true for one that begins with http or https
     */
    public static boolean isWhole(String url) {
        return url.regionMatches(true, 0, "http://", 0, 7) || url.regionMatches(true, 0, "https://", 0, 8);
    }

    private static String pathOf(String url) {
        int path = isWhole(url) ? url.indexOf('/', url.indexOf("://") + 3) : 0;
        String rest = path < 0 ? "/" : url.substring(path);
        // The query may hold a secret or an endless number of values: it is no part of a name.
        int query = rest.indexOf('?');
        return query < 0 ? rest : rest.substring(0, query);
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpRequest that
                && method.equals(that.method)
                && url.equals(that.url)
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body)
                && expectStatus.equals(that.expectStatus)
                && timeout.equals(that.timeout)
                && followRedirects == that.followRedirects
                && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return method.hashCode() * 31 + url.hashCode();
    }

    /**
     * Return the request's line only: headers and body may hold secrets.
     *
     * @return method and url without its query
     */
    @Override
    public String toString() {
        return method + " " + pathOf(url);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.HttpRequest.Header;
import io.brunt.problem.BruntException;
import io.brunt.unit.DurationText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * One request of a virtual user, filled in step by step. Confined to the user's own thread. It may be sent again.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RequestBuilder {

    private final UserRequests requests;
    private final String method;
    private final String url;
    private final List<Header> headers = new ArrayList<>();
    private final Set<Integer> expected = new TreeSet<>();
    private byte[] body = {};
    private Duration timeout = Duration.ofSeconds(60);
    private boolean followRedirects = true;
    private String name = "";

    RequestBuilder(UserRequests requests, String method, String url) {
        this.requests = requests;
        this.method = method;
        this.url = url;
    }

    /**
     * Add a header.
     *
     * <p>An {@code Authorization} or {@code Cookie} header does not go along when a redirect leads to another server. A
     * {@code Cookie} header stands in for the user's own cookies.
     *
     * @param headerName a token of RFC 9110
     * @param value without line breaks
     * @return this
     * @throws BruntException if it would break out of its line
     */
    public RequestBuilder header(String headerName, String value) {
        headers.add(new Header(headerName, value));
        return this;
    }

    /**
     * Set the body. No {@code Content-Type} is made up for it.
     *
     * @param text sent as UTF-8
     * @return this
     */
    public RequestBuilder body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Set the body. No {@code Content-Type} is made up for it.
     *
     * @param bytes sent as they are; not copied
     * @return this
     */
    public RequestBuilder body(byte[] bytes) {
        body = bytes;
        return this;
    }

    /**
     * Name the step.
     *
     * @param step what objectives and reports call it; without one method and path, as in {@code POST /login}. A path that
     *     holds a number of its own for each request needs a name: each would be a step
     * @return this
     */
    public RequestBuilder as(String step) {
        name = step;
        return this;
    }

    /**
     * Say which statuses count as completed, any other then being an error.
     *
     * <p>Without, any below 400 does. A redirect that is expected is not followed.
     *
     * @param statuses from 200 to 599
     * @return this
     */
    public RequestBuilder expect(int... statuses) {
        Arrays.stream(statuses).forEach(expected::add);
        return this;
    }

    /**
     * Bound the time of the request, redirects included.
     *
     * @param limit longer than 0; 60 s unless said otherwise
     * @return this
     */
    public RequestBuilder timeout(Duration limit) {
        timeout = limit;
        return this;
    }

    /**
     * Bound the time of the request, redirects included.
     *
     * @param limit for example {@code 5s}
     * @return this
     * @throws BruntException if it is no duration
     */
    public RequestBuilder timeout(String limit) {
        return timeout(DurationText.parse(limit));
    }

    /**
     * Say whether redirects are followed.
     *
     * @param follow true unless said otherwise
     * @return this
     */
    public RequestBuilder followRedirects(boolean follow) {
        followRedirects = follow;
        return this;
    }

    /**
     * Send it, and wait for the answer. It is measured as a request of its step, redirects included.
     *
     * <p>A status that is not expected makes the request and the iteration an error, and is returned all the same.
     *
     * @return the answer, its body read
     * @throws RequestFailedException if there is none; the request and the iteration are errors of that kind
     * @throws BruntException if it cannot be sent as it is written, or there is no base URL
     */
    public HttpReply send() {
        return requests.send(this);
    }

    HttpRequest request() {
        return new HttpRequest(method, url, headers, body, expected, timeout, followRedirects, name);
    }
}

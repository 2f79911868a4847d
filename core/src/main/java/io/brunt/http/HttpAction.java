// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.engine.EventLoop;
import io.brunt.engine.LoopAction;
import io.brunt.engine.LoopUser;
import io.brunt.plan.HttpRequest;
import io.brunt.record.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;

/**
 * One request to the targets in turn. Safe for any thread; each event loop gets a part of its own.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HttpAction implements LoopAction {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");

    private final HttpRequest request;
    private final List<HttpTarget> targets;
    private final List<EncodedRequest> encoded = new ArrayList<>();
    private final HttpTerms terms;
    private final Origins origins;
    private final Map<EventLoop, HttpLinks> loops = new ConcurrentHashMap<>();

    /**
     * Encode a request for its targets.
     *
     * @param request what is sent
     * @param targets at least one
     * @param egress how connections are made, and where redirects may lead besides
     */
    public HttpAction(HttpRequest request, List<HttpTarget> targets, Egress egress) {
        this(request, targets, egress, InstanceHeader.NONE);
    }

    /**
     * Encode a request for its targets.
     *
     * @param request what is sent
     * @param targets at least one
     * @param egress how connections are made, and where redirects may lead besides
     * @param instances the header that tells who answered
     */
    public HttpAction(HttpRequest request, List<HttpTarget> targets, Egress egress, InstanceHeader instances) {
        this.request = request;
        this.targets = List.copyOf(targets);
        targets.forEach(it -> encoded.add(EncodedRequest.of(request, it)));
        boolean[] expected = new boolean[HttpTerms.STATUSES];
        for (int status = 0; status < expected.length; status++) {
            expected[status] = request.expects(status);
        }
        terms = HttpTerms.of(request.timeout(), expected, request.followRedirects(), instances, egress.transport());
        origins = new Origins(targets, egress);
    }

    @Override
    public int lanes() {
        return targets.size();
    }

    @Override
    public LoopUser newUser(int id, EventLoop loop, Recorder recorder) {
        HttpLinks shared = loops.computeIfAbsent(loop, it -> new HttpLinks(new HttpLoop(it), terms));
        return new HttpUser(id, this, shared, recorder, recorder.step(request.name()));
    }

    HttpTarget target(int lane) {
        return targets.get(lane);
    }

    EncodedRequest encoded(int lane) {
        return encoded.get(lane);
    }

    HttpTerms terms() {
        return terms;
    }

    Origins origins() {
        return origins;
    }

    HttpRequest request() {
        return request;
    }

    long timeoutNanos() {
        return request.timeout().toNanos();
    }

    /**
     * Tell whether a request may be sent once more: either nobody acted on it, or whoever did may do so again (RFC 9110,
     * 9.2.2).
     */
    static boolean maySendAgain(HttpLink.Loss loss, String method) {
        return loss == HttpLink.Loss.NOT_ACTED_ON
                || loss == HttpLink.Loss.CLOSED_WHILE_IDLE && IDEMPOTENT.contains(method);
    }

    /** Say what to set where a server closed too early for a request that cannot be sent twice. */
    static String closedIdle(String method) {
        return "the server closed an idle connection while a " + method
                + " was on its way; let it keep idle connections longer than users pause (nginx:"
                + " keepalive_timeout, HAProxy: timeout http-keep-alive), or send Connection: close";
    }
}

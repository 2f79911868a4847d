// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.engine.EventLoop;
import io.brunt.engine.LoopAction;
import io.brunt.engine.LoopUser;
import io.brunt.plan.HttpRequest;
import io.brunt.record.Recorder;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.apiguardian.api.API;

/**
 * One request to the targets in turn. Safe for any thread; each event loop gets a part of its own.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HttpAction implements LoopAction {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");
    private static final int STATUSES = 600;

    private final HttpRequest request;
    private final List<HttpTarget> targets;
    private final List<EncodedRequest> encoded = new ArrayList<>();
    private final boolean[] expected = new boolean[STATUSES];
    private final SSLContext tls;
    private final SocketLimits limits = SocketLimits.ofThisProcess();
    private final Map<EventLoop, HttpLoop> loops = new ConcurrentHashMap<>();

    /**
     * Encode a request for its targets.
     *
     * @param request what is sent
     * @param targets at least one
     */
    public HttpAction(HttpRequest request, List<HttpTarget> targets) {
        this.request = request;
        this.targets = List.copyOf(targets);
        targets.forEach(it -> encoded.add(EncodedRequest.of(request, it)));
        for (int status = 0; status < STATUSES; status++) {
            expected[status] = request.expects(status);
        }
        try {
            tls = SSLContext.getDefault();
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this JVM has no TLS", broken);
        }
    }

    @Override
    public int lanes() {
        return targets.size();
    }

    @Override
    public LoopUser newUser(int id, EventLoop loop, Recorder recorder) {
        HttpLoop shared = loops.computeIfAbsent(loop, it -> new HttpLoop(it, recorder, recorder.step(request.name())));
        return new HttpUser(id, this, shared);
    }

    HttpTarget target(int lane) {
        return targets.get(lane);
    }

    EncodedRequest encoded(int lane) {
        return encoded.get(lane);
    }

    boolean[] expected() {
        return expected;
    }

    SocketLimits limits() {
        return limits;
    }

    SSLContext tls() {
        return tls;
    }

    long timeoutNanos() {
        return request.timeout().toNanos();
    }

    boolean isHead() {
        return request.method().equals("HEAD");
    }

    /** Tell whether sending twice is as good as once (RFC 9110, 9.2.2). */
    boolean isIdempotent() {
        return IDEMPOTENT.contains(request.method());
    }

    String method() {
        return request.method();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.engine.LoopUser;
import io.brunt.engine.Timer;
import io.brunt.record.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A virtual user whose iteration is one request; it keeps its connections. Confined to its event loop. */
final class HttpUser extends LoopUser {

    private static final long NOT_SENT = Long.MIN_VALUE;

    private final int id;
    private final HttpAction action;
    private final HttpLoop http;
    private final @Nullable HttpConnection[] connections;
    private int lane;
    private long sentNanos = NOT_SENT;
    private boolean resent;

    /** The connection that is being made takes the place of one that the server closed while it idled. */
    private boolean again;

    private @Nullable HttpConnection failing;
    private String failure = "";

    private final Timer fail = new Timer() {
        @Override
        protected void fire(long nowNanos) {
            HttpConnection broken = failing;
            failing = null;
            if (broken != null && broken == connections[lane] && isRunning()) {
                broken.notWritten(failure, nowNanos);
            }
        }
    };

    HttpUser(int id, HttpAction action, HttpLoop http) {
        super(http.loop);
        this.id = id;
        this.action = action;
        this.http = http;
        this.connections = new HttpConnection[action.lanes()];
    }

    int id() {
        return id;
    }

    @Override
    protected void begin(int inLane, long now) {
        lane = inLane;
        resent = false;
        sentNanos = NOT_SENT;
        setDeadline(now + action.timeoutNanos());
        HttpConnection kept = connections[lane];
        if (kept != null && kept.isReusable(now)) {
            kept.send(now);
        } else {
            connect(kept != null && kept.endedIdle());
        }
    }

    private void connect(boolean afterIdleClose) {
        again = afterIdleClose;
        discard();
        HttpConnection fresh = new HttpConnection(this, http, action, lane);
        connections[lane] = fresh;
        fresh.connect();
    }

    private void discard() {
        HttpConnection old = connections[lane];
        connections[lane] = null;
        if (old != null) {
            old.discard();
        }
    }

    void connected(HttpConnection connection, long now) {
        if (connection == connections[lane] && isRunning()) {
            http.recorder.connected(stage(), again);
            connection.send(now);
        }
    }

    void sent(long now) {
        sentNanos = now;
    }

    void failSoon(HttpConnection connection, IOException cause, long now) {
        failing = connection;
        failure = String.valueOf(cause.getMessage());
        http.loop.set(fail, now);
    }

    void connectFailed(Exception cause, long now) {
        connections[lane] = null;
        if (isRunning()) {
            String kind = FailureKind.ofConnecting(cause);
            String url = action.target(lane).url();
            error(null, kind, action.limits().told(kind).orElseGet(() -> url + ": " + cause.getMessage()), now);
        }
    }

    void lost(HttpConnection connection, boolean idleClose, String kind, String text, long now) {
        if (connection != connections[lane] || !isRunning()) {
            return;
        }
        if (!idleClose) {
            error(connection, kind, text, now);
        } else if (action.isIdempotent() && !resent) {
            // The close crossed the request, and whoever acted on it may do so again: RFC 9110, 9.2.2.
            resent = true;
            http.recorder.resent(stage());
            connect(true);
        } else {
            error(
                    connection,
                    FailureKind.CLOSED_IDLE,
                    "the server closed an idle connection while a " + action.method()
                            + " was on its way; let it keep idle connections longer than users pause (nginx:"
                            + " keepalive_timeout, HAProxy: timeout http-keep-alive), or send Connection: close",
                    now);
        }
    }

    void answered(HttpConnection connection, long now) {
        AnswerHead head = connection.parser().head();
        int status = head.status;
        if (action.expected()[Math.min(status, action.expected().length - 1)]) {
            end(connection, status, Outcome.COMPLETED, now);
            return;
        }
        http.recorder.error(
                stage(),
                FailureKind.ofStatus(status),
                (status + " " + connection.parser().sample()).strip());
        if (status == 429 || status == 503 && head.retryAfter) {
            http.recorder.shed(stage(), http.step, lane);
        }
        end(connection, status, Outcome.ERROR, now);
    }

    @Override
    protected void timeout(long now) {
        boolean sent = sentNanos != NOT_SENT;
        String limit = action.timeoutNanos() / 1_000_000 + " ms";
        HttpConnection late = connections[lane];
        error(
                late,
                sent ? FailureKind.RESPONSE_TIMEOUT : FailureKind.CONNECT_TIMEOUT,
                sent ? "the answer was not whole after " + limit : "no connection after " + limit,
                now);
    }

    @Override
    protected void abandon(long now) {
        HttpConnection late = connections[lane];
        discard();
        end(late, 0, Outcome.ABANDONED, now);
    }

    private void error(@Nullable HttpConnection connection, String kind, String text, long now) {
        discard();
        http.recorder.error(stage(), kind, text);
        end(connection, 0, Outcome.ERROR, now);
    }

    private void end(@Nullable HttpConnection connection, int status, Outcome outcome, long now) {
        boolean sent = sentNanos != NOT_SENT;
        long serviceStart = sent ? sentNanos : startNanos();
        http.recorder.requestEnded(
                stage(),
                http.step,
                lane,
                status,
                outcome,
                now - intendedNanos(),
                now - serviceStart,
                inTime(now),
                connection == null || !sent ? 0 : connection.bytesIn(),
                connection == null || !sent ? 0 : connection.bytesOut());
        finish(outcome, serviceStart, now);
    }

    @Override
    protected void close() {
        for (int i = 0; i < connections.length; i++) {
            HttpConnection open = connections[i];
            connections[i] = null;
            if (open != null) {
                open.discard();
            }
        }
    }
}

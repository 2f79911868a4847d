// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.engine.LoopUser;
import io.brunt.engine.Timer;
import io.brunt.record.Outcome;
import io.brunt.record.Recorder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A virtual user whose iteration is one request; it keeps its connections. Confined to its event loop. */
final class HttpUser extends LoopUser implements ConnectionOwner, HttpCourier.Receiver {

    private static final long NOT_SENT = Long.MIN_VALUE;

    private final int id;
    private final HttpAction action;
    private final HttpLoop http;
    private final Recorder recorder;
    private final int step;
    private final @Nullable HttpConnection[] connections;
    private final @Nullable ByteBuffer[] requests;

    /** Whose turn it is among the addresses of each target; users begin with different ones. */
    private final int[] turns;

    /** Where redirects are followed, from the first one on. */
    private @Nullable HttpCourier courier;

    private HttpCourier.@Nullable Trip trip;
    private int lane;
    private long sentNanos = NOT_SENT;
    private long bytesIn;
    private long bytesOut;
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

    HttpUser(int id, HttpAction action, HttpLoop http, Recorder recorder, int step) {
        super(http.loop);
        this.id = id;
        this.action = action;
        this.http = http;
        this.recorder = recorder;
        this.step = step;
        this.connections = new HttpConnection[action.lanes()];
        this.requests = new ByteBuffer[action.lanes()];
        this.turns = new int[action.lanes()];
        Arrays.fill(turns, id);
    }

    @Override
    protected void begin(int inLane, long now) {
        lane = inLane;
        resent = false;
        sentNanos = NOT_SENT;
        trip = null;
        setDeadline(now + action.timeoutNanos());
        HttpConnection kept = connections[lane];
        if (kept != null && kept.isReusable(now)) {
            send(kept, now);
        } else {
            connect(kept != null && kept.endedIdle());
        }
    }

    private void send(HttpConnection connection, long now) {
        ByteBuffer request = requests[lane];
        if (request == null) {
            request = action.encoded(lane).duplicate();
            requests[lane] = request;
        }
        connection.send(request, action.isHead(), null, now);
    }

    private void connect(boolean afterIdleClose) {
        again = afterIdleClose;
        discard();
        HttpConnection fresh = new HttpConnection(this, http, action.target(lane), turns[lane]++, action.terms());
        connections[lane] = fresh;
        fresh.connect();
    }

    private void discard() {
        if (trip != null && courier != null) {
            courier.cancel();
            recorder.connections(stage(), trip.connections());
        }
        HttpConnection old = connections[lane];
        connections[lane] = null;
        if (old != null) {
            old.discard();
        }
    }

    @Override
    public void connected(HttpConnection connection, long now) {
        if (connection == connections[lane] && isRunning()) {
            recorder.connected(stage(), again);
            send(connection, now);
        }
    }

    @Override
    public void sent(long now) {
        sentNanos = now;
    }

    @Override
    public void failSoon(HttpConnection connection, IOException cause, long now) {
        failing = connection;
        failure = String.valueOf(cause.getMessage());
        http.loop.set(fail, now);
    }

    @Override
    public void connectFailed(String kind, String text, long now) {
        connections[lane] = null;
        if (isRunning()) {
            error(null, kind, text, now);
        }
    }

    @Override
    public void lost(HttpConnection connection, boolean idleClose, String kind, String text, long now) {
        if (connection != connections[lane] || !isRunning()) {
            return;
        }
        if (!idleClose) {
            error(connection, kind, text, now);
        } else if (HttpAction.isIdempotent(action.request().method()) && !resent) {
            // The close crossed the request, and whoever acted on it may do so again: RFC 9110, 9.2.2.
            resent = true;
            recorder.resent(stage());
            connect(true);
        } else {
            error(
                    connection,
                    FailureKind.CLOSED_IDLE,
                    HttpAction.closedIdle(action.request().method()),
                    now);
        }
    }

    @Override
    public void answered(HttpConnection connection, long now) {
        AnswerHead head = connection.parser().head();
        String location = head.location;
        if (location != null && Redirect.follows(action.request(), head.status)) {
            follow(connection, head.status, location, now);
            return;
        }
        bytesIn = connection.bytesIn();
        bytesOut = connection.bytesOut();
        judge(head.status, head.retryAfter, connection.parser().sample(), now);
    }

    private void follow(HttpConnection connection, int status, String location, long now) {
        HttpTarget target = action.target(lane);
        HttpCourier guide = courier;
        if (guide == null) {
            guide = new HttpCourier(id, http, action.terms(), action.origins(), this);
            courier = guide;
        }
        HttpCourier.Trip onward = new HttpCourier.Trip(action.request(), null, false);
        onward.sentNanos = sentNanos;
        onward.bytesIn = connection.bytesIn();
        onward.bytesOut = connection.bytesOut();
        trip = onward;
        connections[lane] = null;
        guide.take(target, connection);
        guide.follow(onward, target, status, location, now);
    }

    @Override
    public void delivered(HttpCourier.Trip back, long now) {
        trip = null;
        HttpCourier guide = courier;
        if (guide != null) {
            connections[lane] = guide.give(action.target(lane), this);
        }
        recorder.connections(stage(), back.connections());
        bytesIn = back.bytesIn;
        bytesOut = back.bytesOut;
        if (back.failureKind.isEmpty()) {
            judge(back.status, back.retryAfter, back.sample, now);
        } else {
            recorder.error(stage(), back.failureKind, back.failure);
            end(0, Outcome.ERROR, now);
        }
    }

    private void judge(int status, boolean retryAfter, String sample, long now) {
        if (action.terms().expects(status)) {
            end(status, Outcome.COMPLETED, now);
            return;
        }
        recorder.error(stage(), FailureKind.ofStatus(status), (status + " " + sample).strip());
        if (FailureKind.isShed(status, retryAfter)) {
            recorder.shed(stage(), step, lane);
        }
        end(status, Outcome.ERROR, now);
    }

    @Override
    protected void timeout(long now) {
        boolean sent = sentNanos != NOT_SENT;
        String limit = action.timeoutNanos() / 1_000_000 + " ms";
        error(
                connections[lane],
                sent ? FailureKind.RESPONSE_TIMEOUT : FailureKind.CONNECT_TIMEOUT,
                sent ? "the answer was not whole after " + limit : "no connection after " + limit,
                now);
    }

    @Override
    protected void abandon(long now) {
        HttpConnection late = connections[lane];
        discard();
        count(late);
        end(0, Outcome.ABANDONED, now);
    }

    private void error(@Nullable HttpConnection connection, String kind, String text, long now) {
        discard();
        count(connection);
        recorder.error(stage(), kind, text);
        end(0, Outcome.ERROR, now);
    }

    private void count(@Nullable HttpConnection connection) {
        HttpCourier.Trip under = trip;
        HttpConnection used = sentNanos == NOT_SENT ? null : connection;
        bytesIn = under != null ? under.bytesIn : used != null ? used.bytesIn() : 0;
        bytesOut = under != null ? under.bytesOut : used != null ? used.bytesOut() : 0;
    }

    private void end(int status, Outcome outcome, long now) {
        boolean sent = sentNanos != NOT_SENT;
        long serviceStart = sent ? sentNanos : startNanos();
        recorder.requestEnded(
                stage(),
                step,
                lane,
                status,
                outcome,
                now - intendedNanos(),
                now - serviceStart,
                inTime(now),
                bytesIn,
                bytesOut);
        finish(outcome, serviceStart, now);
    }

    @Override
    protected void close() {
        if (courier != null) {
            courier.close();
        }
        for (int i = 0; i < connections.length; i++) {
            HttpConnection open = connections[i];
            connections[i] = null;
            if (open != null) {
                open.discard();
            }
        }
    }
}

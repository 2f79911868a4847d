// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.engine.LoopUser;
import io.brunt.record.Outcome;
import io.brunt.record.Recorder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A virtual user whose iteration is one request; it keeps its connections. Confined to its event loop. */
final class HttpUser extends LoopUser implements ConnectionOwner, HttpCourier.Receiver {

    private static final long NOT_SENT = Long.MIN_VALUE;

    private final int id;
    private final HttpAction action;
    private final HttpLinks links;
    private final Recorder recorder;
    private final int step;
    private final @Nullable HttpLink[] connections;

    /** Whose turn it is among the addresses of each target; users begin with different ones. */
    private final int[] turns;

    /** Where redirects are followed, from the first one on. */
    private @Nullable HttpCourier courier;

    private HttpCourier.@Nullable Trip trip;
    private int lane;

    /** Whose the request is: the lane's, or whoever says that it has answered. */
    private int instance;

    private long sentNanos = NOT_SENT;
    private long bytesIn;
    private long bytesOut;
    private boolean resent;

    HttpUser(int id, HttpAction action, HttpLinks links, Recorder recorder, int step) {
        super(links.http().loop);
        this.id = id;
        this.action = action;
        this.links = links;
        this.recorder = recorder;
        this.step = step;
        this.connections = new HttpLink[action.lanes()];
        this.turns = new int[action.lanes()];
        Arrays.fill(turns, id);
    }

    @Override
    protected void begin(int inLane, long now) {
        lane = inLane;
        instance = inLane;
        resent = false;
        sentNanos = NOT_SENT;
        trip = null;
        setDeadline(now + action.timeoutNanos());
        HttpLink kept = connections[lane];
        if (kept != null && kept.isReusable(now)) {
            kept.send(action.encoded(lane), null, now);
        } else {
            connect(kept != null && kept.endedIdle(), now);
        }
    }

    private void connect(boolean again, long now) {
        discard();
        HttpLink fresh = links.link(this, action.target(lane), turns[lane]++);
        connections[lane] = fresh;
        fresh.connect(again, now);
    }

    private void discard() {
        if (trip != null && courier != null) {
            courier.cancel();
            recorder.connectionCounts().add(stage(), trip.connections());
        }
        HttpLink old = connections[lane];
        connections[lane] = null;
        if (old != null) {
            old.discard();
        }
    }

    @Override
    public void connected(HttpLink link, boolean again) {
        if (link == connections[lane] && isRunning()) {
            recorder.connectionCounts().opened(stage(), again);
            recorder.connectionCounts().protocol(link.protocol());
        }
    }

    @Override
    public void ready(HttpLink link, long now) {
        if (link == connections[lane] && isRunning()) {
            link.send(action.encoded(lane), null, now);
        }
    }

    @Override
    public void sent(long now) {
        sentNanos = now;
    }

    @Override
    public void replaced(HttpLink link, HttpLink other) {
        if (link == connections[lane]) {
            connections[lane] = other;
        }
    }

    @Override
    public void connectFailed(HttpLink link, String kind, String text, long now) {
        if (link == connections[lane] && isRunning()) {
            error(null, kind, text, now);
        }
    }

    @Override
    public void lost(HttpLink link, HttpLink.Loss loss, String kind, String text, long now) {
        if (link != connections[lane] || !isRunning()) {
            return;
        }
        if (HttpAction.maySendAgain(loss, action.request().method()) && !resent) {
            resent = true;
            recorder.connectionCounts().resent(stage());
            connect(loss == HttpLink.Loss.CLOSED_WHILE_IDLE, now);
        } else if (loss == HttpLink.Loss.CLOSED_WHILE_IDLE) {
            error(
                    link,
                    FailureKind.CLOSED_IDLE,
                    HttpAction.closedIdle(action.request().method()),
                    now);
        } else {
            error(link, kind, text, now);
        }
    }

    @Override
    public void answered(HttpLink link, long now) {
        AnswerHead head = link.head();
        String location = head.location;
        if (location != null && Redirect.follows(action.request(), head.status)) {
            follow(link, head.status, location, now);
            return;
        }
        bytesIn = link.bytesIn();
        bytesOut = link.bytesOut();
        answeredBy(head.instance);
        judge(head.status, head.retryAfter, link.sample(), now);
    }

    private void follow(HttpLink link, int status, String location, long now) {
        HttpTarget target = action.target(lane);
        HttpCourier guide = courier;
        if (guide == null) {
            guide = new HttpCourier(id, links, action.origins(), this);
            courier = guide;
        }
        HttpCourier.Trip onward = new HttpCourier.Trip(action.request(), null, false);
        onward.sentNanos = sentNanos;
        onward.bytesIn = link.bytesIn();
        onward.bytesOut = link.bytesOut();
        trip = onward;
        connections[lane] = null;
        guide.take(target, link);
        guide.follow(onward, target, status, location, now);
    }

    @Override
    public void delivered(HttpCourier.Trip back, long now) {
        trip = null;
        HttpCourier guide = courier;
        if (guide != null) {
            connections[lane] = guide.give(action.target(lane), this);
        }
        recorder.connectionCounts().add(stage(), back.connections());
        bytesIn = back.bytesIn;
        bytesOut = back.bytesOut;
        answeredBy(back.answeredBy);
        if (back.failureKind.isEmpty()) {
            judge(back.status, back.retryAfter, back.sample, now);
        } else {
            failing(back.failureKind, back.failure);
            end(0, Outcome.ERROR, now);
        }
    }

    private void answeredBy(@Nullable String name) {
        if (name != null) {
            instance = recorder.instance(name);
        }
    }

    private void judge(int status, boolean retryAfter, String sample, long now) {
        if (action.terms().expects(status)) {
            end(status, Outcome.COMPLETED, now);
            return;
        }
        failing(FailureKind.ofStatus(status), (status + " " + sample).strip());
        if (FailureKind.isShed(status, retryAfter)) {
            recorder.shed(stage(), second(), step, instance);
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
        HttpLink late = connections[lane];
        discard();
        count(late);
        end(0, Outcome.ABANDONED, now);
    }

    private void error(@Nullable HttpLink link, String kind, String text, long now) {
        discard();
        count(link);
        failing(kind, text);
        end(0, Outcome.ERROR, now);
    }

    private void failing(String kind, String text) {
        recorder.error(stage(), second(), kind, text);
        recorder.failing(kind);
    }

    private void count(@Nullable HttpLink link) {
        HttpCourier.Trip under = trip;
        HttpLink used = sentNanos == NOT_SENT ? null : link;
        bytesIn = under != null ? under.bytesIn : used != null ? used.bytesIn() : 0;
        bytesOut = under != null ? under.bytesOut : used != null ? used.bytesOut() : 0;
    }

    private void end(int status, Outcome outcome, long now) {
        boolean sent = sentNanos != NOT_SENT;
        long serviceStart = sent ? sentNanos : startNanos();
        recorder.requestEnded(
                stage(),
                second(),
                step,
                instance,
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
            HttpLink open = connections[i];
            connections[i] = null;
            if (open != null) {
                open.discard();
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import org.jspecify.annotations.Nullable;

/**
 * One stream after the other for one owner, on whichever connection of a pool has room. Confined to its event loop; reused
 * for every request of its owner.
 */
final class H2Link extends HttpLink {

    private enum State {
        IDLE,
        WAITING,
        OPEN,

        /** Over, and the owner is not told yet. */
        OVER
    }

    private final H2Pool pool;
    private final H2Answer answer;
    private final H2Upload upload = new H2Upload();
    private ConnectionOwner owner;
    private State state = State.IDLE;
    private boolean broken;
    private boolean again;
    private @Nullable EncodedRequest request;
    private @Nullable H2Connection connection;
    private int number;
    private long bytesIn;
    private long bytesOut;
    private @Nullable Loss loss;
    private String kind = "";
    private String text = "";

    H2Link(H2Pool pool, ConnectionOwner owner, HttpTerms terms) {
        this.pool = pool;
        this.owner = owner;
        this.answer = new H2Answer(terms);
    }

    @Override
    String protocol() {
        return "HTTP/2";
    }

    @Override
    void handTo(ConnectionOwner next) {
        owner = next;
    }

    @Override
    boolean isReusable(long now) {
        return !broken && !pool.isOldVersion();
    }

    /** Its pool knows itself which connection takes whose place. */
    @Override
    boolean endedIdle() {
        return false;
    }

    @Override
    void connect(boolean instead, long now) {
        again = instead;
        owner.ready(this, now);
    }

    @Override
    void send(EncodedRequest encoded, @Nullable AnswerContent content, long now) {
        request = encoded;
        state = State.WAITING;
        loss = null;
        bytesIn = 0;
        bytesOut = 0;
        answer.start(encoded.isHead(), content);
        pool.send(this, now);
    }

    @Override
    void discard() {
        broken = true;
        State before = state;
        state = State.IDLE;
        H2Connection over = connection;
        if (before == State.WAITING) {
            pool.forget(this);
        } else if (before == State.OPEN && over != null) {
            over.cancel(this);
        }
    }

    @Override
    AnswerHead head() {
        return answer.head();
    }

    @Override
    String sample() {
        return answer.sample();
    }

    @Override
    long bytesIn() {
        return bytesIn;
    }

    @Override
    long bytesOut() {
        return bytesOut;
    }

    ConnectionOwner owner() {
        return owner;
    }

    /** Return the connection of the request before, which most likely has room. */
    @Nullable
    H2Connection connection() {
        return connection;
    }

    int number() {
        return number;
    }

    H2Answer answer() {
        return answer;
    }

    H2Upload upload() {
        return upload;
    }

    /**
     * Get a stream.
     *
     * @return what to send on it
     */
    EncodedRequest open(H2Connection over, int stream, long windowBytes, long now) {
        EncodedRequest sent = request;
        if (sent == null) {
            throw new IllegalStateException("a stream without a request");
        }
        connection = over;
        number = stream;
        state = State.OPEN;
        upload.start(sent.body(), windowBytes);
        if (over.isFirstUse()) {
            owner.connected(this, again || over.takesThePlace());
        }
        again = false;
        owner.sent(now);
        return sent;
    }

    void received(int bytes) {
        bytesIn += bytes;
    }

    void sent(int bytes) {
        bytesOut += bytes;
    }

    /** The answer is whole; {@link #tell} passes it on, once all that came is read. */
    void answered() {
        state = State.OVER;
    }

    /** No answer will come; {@link #tell} passes it on. */
    void lost(Loss how, String why, String what) {
        state = State.OVER;
        broken = true;
        loss = how;
        kind = why;
        text = what;
    }

    /** Tell the owner what came of it, if it still waits. */
    void tell(long now) {
        if (state != State.OVER) {
            return;
        }
        state = State.IDLE;
        Loss how = loss;
        if (how == null) {
            owner.answered(this, now);
        } else {
            owner.lost(this, how, kind, text, now);
        }
    }

    /** The connection that it waited for was not made. */
    void connectFailed(String why, String what, long now) {
        state = State.IDLE;
        broken = true;
        owner.connectFailed(this, why, what, now);
    }

    /** The server speaks HTTP/1.1 only. */
    void replaceBy(HttpConnection other) {
        state = State.IDLE;
        broken = true;
        owner.replaced(this, other);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.http.HttpAnswer;
import io.brunt.http.HttpSession;
import io.brunt.http.HttpSessions;
import io.brunt.plan.HttpRequest;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.record.Outcome;
import io.brunt.record.Recorder;
import org.jspecify.annotations.Nullable;

/** Sends one user's requests over an event loop, and takes each down as a request of its step. Confined to its thread. */
final class UserRequests {

    private static final String INTERRUPTED = "interrupted";

    private final CodeUser user;
    private final HttpSessions sessions;
    private final CodeRecorders.Stripe recorder;
    private final CodeClock clock;
    private @Nullable HttpSession session;

    /** The base URL of the iteration, taken when it sends its first request. */
    private @Nullable Integer turn;

    UserRequests(CodeUser user, HttpSessions sessions, CodeRecorders.Stripe recorder, CodeClock clock) {
        this.user = user;
        this.sessions = sessions;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Another iteration begins: it is another base URL's turn. */
    void nextTurn() {
        turn = null;
    }

    RequestBuilder begin(String method, String url) {
        user.allocation().pause();
        try {
            return new RequestBuilder(this, method, url);
        } finally {
            user.allocation().resume();
        }
    }

    /** Send a request; what the client allocates for it is no work of the user's code. */
    HttpReply send(RequestBuilder filledIn) {
        user.allocation().pause();
        try {
            return measured(filledIn.request());
        } finally {
            user.allocation().resume();
        }
    }

    private HttpReply measured(HttpRequest request) {
        HttpSession own = user.isOver() ? null : session();
        if (own == null) {
            throw over(request);
        }
        long start = clock.nowNanos();
        int stage = user.stage();
        int second = user.second();
        int base = base(request);
        HttpAnswer answer;
        try {
            answer = own.exchange(request, sessions.target(base));
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw interrupted(request, stage, second, base, start);
        }
        boolean completed = answer.isAnswered() && request.expects(answer.status());
        String kind = answer.isAnswered() ? answer.statusKind() : answer.failureKind();
        recorder.request(
                stage,
                second,
                request.name(),
                base < 0 ? answer.instance() : base,
                completed ? Outcome.COMPLETED : Outcome.ERROR,
                completed ? "" : kind,
                start,
                clock.inTime(answer.endNanos()),
                answer);
        if (!completed) {
            user.fail();
            recorder.error(stage, second, kind, answer.isAnswered() ? answer.sample() : answer.failure());
        }
        if (!answer.isAnswered()) {
            throw new RequestFailedException(kind, answer.failure());
        }
        return new HttpReply(answer);
    }

    private @Nullable HttpSession session() {
        if (session == null) {
            session = sessions.session(user.id());
        }
        return session;
    }

    /** Return the base URL that a path is put behind; a whole URL needs none. */
    private int base(HttpRequest request) {
        Integer taken = turn;
        if (taken == null) {
            taken = sessions.nextTurn();
            turn = taken;
        }
        if (HttpRequest.isWhole(request.url())) {
            return Recorder.NO_INSTANCE;
        }
        if (taken < 0) {
            throw new BruntException(Problem.of("there is no base URL for " + request)
                    .hint("set -Dbrunt.baseUrl=http://127.0.0.1:8080, let brunt:start boot the target,"
                            + " or mark a field with @BaseUrl"));
        }
        return taken;
    }

    /** The load ended under it, or somebody else interrupted the thread. */
    private RequestFailedException interrupted(HttpRequest request, int stage, int second, int base, long start) {
        boolean over = user.isOver();
        long now = clock.nowNanos();
        recorder.request(
                stage,
                second,
                request.name(),
                base,
                over ? Outcome.ABANDONED : Outcome.ERROR,
                over ? "" : INTERRUPTED,
                start,
                !over && clock.inTime(now),
                HttpAnswer.givenUp(now));
        if (over) {
            return over(request);
        }
        user.fail();
        recorder.error(stage, second, INTERRUPTED, "the thread was interrupted while it waited for " + request);
        return new RequestFailedException(INTERRUPTED, "the thread was interrupted");
    }

    private static RequestFailedException over(HttpRequest request) {
        return new RequestFailedException(RequestFailedException.ABANDONED, "the load has ended before " + request);
    }

    void close() {
        HttpSession own = session;
        if (own != null) {
            own.close();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import org.jspecify.annotations.Nullable;

/**
 * The way of one owner to one target, for one request at a time: a connection of HTTP/1.1, or one stream after the other
 * on shared connections of HTTP/2. Confined to its event loop.
 *
 * <p>A class and no interface: while a run speaks one version only, one kind is loaded, and the JIT calls it straight.
 */
abstract sealed class HttpLink permits HttpConnection, H2Link {

    /** What is known of a request that got no whole answer. */
    enum Loss {
        /** The server said that it did not act on it: whatever it is, it may be sent again (RFC 9113, 8.7). */
        NOT_ACTED_ON,

        /** The close of an idle connection crossed it: nobody knows whether the server acted on it. */
        CLOSED_WHILE_IDLE,

        /** The server may well have acted on it. */
        UNDER_WAY
    }

    /** Return which version of HTTP it speaks, for example {@code HTTP/2}. */
    abstract String protocol();

    /** Work for somebody else from now on. Only between two requests. */
    abstract void handTo(ConnectionOwner next);

    /** Tell whether a request can be sent on it, as far as can be known. */
    abstract boolean isReusable(long now);

    /** Tell whether it ended between two requests, though the last answer had left it open. */
    abstract boolean endedIdle();

    /**
     * Get ready; to be called once. The owner is told, possibly from within this call.
     *
     * @param again whether it takes the place of one that the server closed while it idled
     * @param now plan time
     */
    abstract void connect(boolean again, long now);

    /**
     * Send a request. Whatever comes of it is told later, never from within this call.
     *
     * @param request in use until the answer is told
     * @param content gets the answer's headers and body, or null if nobody reads them
     * @param now plan time
     */
    abstract void send(EncodedRequest request, @Nullable AnswerContent content, long now);

    /** The owner waits no longer. */
    abstract void discard();

    /** Return the head of the last answer. */
    abstract AnswerHead head();

    /** Return the beginning of an unexpected answer's body. */
    abstract String sample();

    /** Return what came for the last request. */
    abstract long bytesIn();

    /** Return what was sent of the last request. */
    abstract long bytesOut();
}

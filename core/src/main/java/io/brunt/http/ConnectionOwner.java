// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

/** Whom a link works for: told of all that becomes of it, on its event loop. */
interface ConnectionOwner {

    /**
     * A connection was made for its request.
     *
     * @param link that it belongs to
     * @param again whether it takes the place of one that the server closed while it idled
     */
    void connected(HttpLink link, boolean again);

    /** A request can be sent. */
    void ready(HttpLink link, long now);

    /** Another link takes its place, and its request: the server speaks another version. */
    void replaced(HttpLink link, HttpLink other);

    /** No connection was made. */
    void connectFailed(HttpLink link, String kind, String text, long now);

    /** The first byte of a request was handed to the socket. */
    void sent(long now);

    /**
     * It broke under a request.
     *
     * @param link that broke
     * @param loss what is known of the request
     * @param kind a {@link FailureKind}
     * @param text what happened
     * @param now plan time
     */
    void lost(HttpLink link, HttpLink.Loss loss, String kind, String text, long now);

    /** The answer is whole. */
    void answered(HttpLink link, long now);
}

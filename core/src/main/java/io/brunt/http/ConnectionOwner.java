// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.io.IOException;

/** Whom a connection works for: told of all that becomes of it, on its event loop. */
interface ConnectionOwner {

    /** It stands, and nothing was sent yet. */
    void connected(HttpConnection connection, long now);

    /**
     * It never stood.
     *
     * @param kind a {@link FailureKind}
     * @param text what happened
     * @param now plan time
     */
    void connectFailed(String kind, String text, long now);

    /** The first byte of a request was handed to the socket. */
    void sent(long now);

    /** It broke while a request was written; to be told once that call is over. */
    void failSoon(HttpConnection connection, IOException cause, long now);

    /**
     * It broke under a request.
     *
     * @param connection that broke
     * @param idleClose whether it had served before and not one byte of an answer came
     * @param kind a {@link FailureKind}
     * @param text what happened
     * @param now plan time
     */
    void lost(HttpConnection connection, boolean idleClose, String kind, String text, long now);

    /** The answer is whole. */
    void answered(HttpConnection connection, long now);
}

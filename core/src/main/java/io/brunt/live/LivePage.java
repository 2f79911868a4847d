// SPDX-License-Identifier: Apache-2.0
package io.brunt.live;

import io.brunt.report.LiveHtml;
import io.brunt.result.LoadObserver;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import java.io.IOException;
import java.net.URI;
import org.apiguardian.api.API;

/**
 * Shows a load test while it runs, in a browser on this machine: the report's page, drawn anew about once a second.
 *
 * <p>Served on loopback alone, at a path that nobody can guess. Nothing is drawn while nobody looks. Safe for any thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LivePage implements LoadObserver, AutoCloseable {

    private final Broadcast broadcast;
    private final LiveServer server;

    private LivePage(Broadcast broadcast, LiveServer server) {
        this.broadcast = broadcast;
        this.server = server;
    }

    /**
     * Begin to serve.
     *
     * @param test what is shown
     * @return to be closed when the test is over
     * @throws IOException if no port can be had
     */
    public static LivePage open(TestIdentity test) throws IOException {
        Broadcast broadcast = new Broadcast();
        return new LivePage(broadcast, LiveServer.start(LiveHtml.page(test), broadcast));
    }

    /**
     * Return where the page is.
     *
     * @return with the token in its path
     */
    public URI url() {
        return server.url();
    }

    @Override
    public boolean isWatching() {
        return broadcast.hasListeners();
    }

    @Override
    public void sofar(LoadResult sofar) {
        broadcast.send("sofar", LiveHtml.sofar(sofar));
    }

    @Override
    public void ended(LoadResult result) {
        broadcast.send("over", LiveHtml.over(result));
    }

    /** Let every page have the last word, then take port and threads back. */
    @Override
    public void close() {
        broadcast.close();
        server.close();
    }
}

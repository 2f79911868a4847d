// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What becomes of connections while load is made. Single writer; warm-up's are not counted.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ConnectionCounts {

    private final List<String> protocols = new ArrayList<>(2);
    private long opened;
    private long reconnects;
    private long resent;

    ConnectionCounts() {}

    /**
     * Count a connection that was made.
     *
     * @param stage of the iteration that needed it
     * @param again whether it takes the place of one that the server closed while it idled
     */
    public void opened(int stage, boolean again) {
        if (stage < 0) {
            return;
        }
        opened++;
        if (again) {
            reconnects++;
        }
    }

    /**
     * Note which version of HTTP is spoken, in the warm-up too: its connections may be kept.
     *
     * @param protocol for example {@code HTTP/2}
     */
    public void protocol(String protocol) {
        if (!protocols.contains(protocol)) {
            protocols.add(protocol);
        }
    }

    /**
     * Count the connections of a request that took more than one, or was sent from another thread.
     *
     * @param stage of its iteration
     * @param made for it, and what was sent again
     */
    public void add(int stage, Connections made) {
        if (stage >= 0) {
            opened += made.opened();
            reconnects += made.reconnects();
            resent += made.resent();
        }
    }

    /**
     * Count a request that is sent a second time.
     *
     * @param stage of its iteration
     */
    public void resent(int stage) {
        if (stage >= 0) {
            resent++;
        }
    }

    Connections sum() {
        return new Connections(opened, reconnects, resent);
    }

    List<String> protocols() {
        return protocols;
    }
}

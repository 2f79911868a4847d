// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.util.ArrayList;
import java.util.List;

/** The requests of one connection whose bodies are on their way, as far as windows let them go. Confined to its event loop. */
final class H2Uploads {

    /** More frames than that do not wait for the socket: bodies of megabytes are not copied whole. */
    private static final int MOST_WAITING_BYTES = 64 * 1024;

    private final List<H2Link> links = new ArrayList<>();
    private final H2Writer writer;
    private final H2Peer peer;

    H2Uploads(H2Writer writer, H2Peer peer) {
        this.writer = writer;
        this.peer = peer;
    }

    void add(H2Link link) {
        links.add(link);
        goOn();
    }

    void remove(H2Link link) {
        if (!links.isEmpty()) {
            links.remove(link);
        }
    }

    /** Write what can be sent by now. */
    void goOn() {
        for (int i = 0; i < links.size(); ) {
            H2Link link = links.get(i);
            H2Upload upload = link.upload();
            for (int bytes = sendableBytes(upload); bytes > 0; bytes = sendableBytes(upload)) {
                upload.write(writer, link.number(), bytes);
                peer.sent(bytes);
                link.sent(H2Frame.HEAD_BYTES + bytes);
            }
            if (upload.leftBytes() == 0) {
                links.remove(i);
            } else {
                i++;
            }
        }
    }

    private int sendableBytes(H2Upload upload) {
        return writer.waitingBytes() > MOST_WAITING_BYTES
                ? 0
                : Math.min(Math.min(upload.sendableBytes(), peer.windowBytes()), writer.mostPayloadBytes());
    }

    /** Tell whether one waits for nothing but the writer. */
    boolean waitForWriter() {
        if (peer.windowBytes() > 0) {
            for (int i = 0; i < links.size(); i++) {
                if (links.get(i).upload().sendableBytes() > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}

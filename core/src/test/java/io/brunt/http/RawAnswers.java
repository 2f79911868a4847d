// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** Treats every connection as told, byte by byte, and closes it. Ends with its server socket. */
final class RawAnswers {

    private RawAnswers() {}

    /** What is done with a connection. */
    interface Treatment {
        void of(Socket socket) throws IOException;
    }

    static void serve(ServerSocket server, Treatment treatment) {
        daemon(() -> {
            while (true) {
                try {
                    Socket socket = server.accept();
                    daemon(() -> treat(socket, treatment));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private static void treat(Socket socket, Treatment treatment) {
        try (socket) {
            treatment.of(socket);
        } catch (IOException gone) {
            // The client went.
        }
    }

    static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-answers");
        thread.setDaemon(true);
        thread.start();
    }
}

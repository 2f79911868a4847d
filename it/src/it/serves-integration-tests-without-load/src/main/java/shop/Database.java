// SPDX-License-Identifier: Apache-2.0
package shop;

import java.net.InetAddress;
import java.net.ServerSocket;

/** Accepts connections, and says so first. */
public class Database {

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(System.getenv("PORT"));
        try (ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            System.out.println("ready to accept connections on " + port);
            while (true) {
                socket.accept().close();
            }
        }
    }
}

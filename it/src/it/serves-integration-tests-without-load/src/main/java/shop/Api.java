// SPDX-License-Identifier: Apache-2.0
package shop;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Answers below /shop with what its database says. */
public class Api {

    public static void main(String[] arguments) throws Exception {
        boolean testsAreThere = Api.class.getResource("/shop/OrdersIT.class") != null;
        System.out.println("tests on the class path: " + testsAreThere);
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/shop/", exchange -> {
            byte[] body = ("database " + arguments[0]).getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}

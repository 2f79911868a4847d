// SPDX-License-Identifier: Apache-2.0
package shop;

import com.sun.net.httpserver.HttpServer;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes each request on to the servers of its configuration in turn. */
public class Balancer {

    public static void main(String[] arguments) throws Exception {
        List<String> servers = Files.readAllLines(Path.of(arguments[1])).stream()
                .filter(it -> it.startsWith("server "))
                .map(it -> it.substring(7, it.length() - 1))
                .toList();
        System.out.println("balancing " + servers.size() + " " + arguments[2]);
        AtomicInteger turn = new AtomicInteger();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, Integer.parseInt(arguments[0])), 0);
        server.createContext("/", exchange -> {
            String next = servers.get(turn.getAndIncrement() % servers.size());
            HttpURLConnection call = (HttpURLConnection) new URL("http://" + next + "/").openConnection();
            byte[] body = call.getInputStream().readAllBytes();
            exchange.sendResponseHeaders(call.getResponseCode(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}

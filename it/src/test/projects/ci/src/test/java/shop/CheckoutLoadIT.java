package shop;

import io.brunt.junit.BaseUrl;
import io.brunt.junit.HttpEndpoint;
import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;
import io.brunt.result.LoadResult;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class CheckoutLoadIT {

    @BaseUrl
    static int port;

    private static HttpServer shop;

    @BeforeAll
    static void opens() throws Exception {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/process", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        shop.start();
        port = shop.getAddress().getPort();
    }

    @AfterAll
    static void closes() {
        shop.stop(0);
    }

    @LoadTest(rate = "200/s", duration = "2s")
    @HttpEndpoint(method = "POST", url = "/process", body = "{}")
    @Slo("p99 < 30s")
    void holdsAHundredUsers(LoadResult result) {}
}

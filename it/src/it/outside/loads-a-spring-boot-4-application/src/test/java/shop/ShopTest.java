// SPDX-License-Identifier: Apache-2.0
package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.brunt.junit.AfterLoad;
import io.brunt.junit.BaseUrl;
import io.brunt.junit.HttpEndpoint;
import io.brunt.junit.LoadTest;
import io.brunt.result.LoadResult;
import io.brunt.user.VirtualUser;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What each load test asks for is held against what the application has counted. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "management.metrics.use-global-registry=false")
class ShopTest {

    @LocalServerPort
    @BaseUrl
    int port;

    @Autowired
    Shop shop;

    @Autowired
    MeterRegistry registry;

    private final Set<Integer> users = ConcurrentHashMap.newKeySet();
    private final AtomicInteger loads = new AtomicInteger();

    @BeforeEach
    void count() {
        shop.calls.set(0);
    }

    @LoadTest(users = 2, iterations = 40)
    @HttpEndpoint(url = "/price")
    void asks(LoadResult result) {
        assertEquals(40, result.totals().requests());
        assertEquals(40, shop.calls.get());
    }

    @LoadTest(users = 3, iterationsPerUser = 10)
    void asksByHand(VirtualUser user, @Autowired Shop injected) {
        users.add(user.id());
        user.check("is the application", injected == shop);
        user.check("has a price", user.http().get("/price").send().text().equals("tea 3.20"));
    }

    @AfterLoad
    void loaded() {
        loads.incrementAndGet();
    }

    @AfterEach
    void comesOutAsPlanned(org.junit.jupiter.api.TestInfo test) {
        boolean byHand = test.getTestMethod().orElseThrow().getName().equals("asksByHand");
        assertEquals(byHand ? 30 : 40, shop.calls.get());
        // The registry of the application's own context: the global one is not told of it here.
        assertEquals(
                byHand ? 30 : 40,
                registry.get("brunt.steps")
                        .tag("test", "shop.ShopTest." + (byHand ? "asksByHand" : "asks"))
                        .timer()
                        .count());
        assertEquals(
                1,
                registry.get("brunt.verdict")
                        .tag("test", "shop.ShopTest." + (byHand ? "asksByHand" : "asks"))
                        .tag("verdict", "pass")
                        .gauge()
                        .value());
        assertEquals(byHand ? Set.of(1, 2, 3) : Set.of(), users);
        assertEquals(1, loads.get());
    }
}

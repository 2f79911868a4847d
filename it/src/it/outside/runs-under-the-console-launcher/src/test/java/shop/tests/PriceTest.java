// SPDX-License-Identifier: Apache-2.0
package shop.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.brunt.junit.AfterLoad;
import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;
import io.brunt.result.LoadResult;
import io.brunt.user.VirtualUser;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

class PriceTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final Set<Integer> users = ConcurrentHashMap.newKeySet();
    private long requests;

    @LoadTest(users = 2, iterationsPerUser = 25)
    @DisplayName("The price of tea")
    @Slo("max < 60s")
    void price(VirtualUser user) {
        users.add(user.id());
        calls.incrementAndGet();
    }

    @AfterLoad
    void keep(LoadResult result) {
        requests = result.totals().requests();
    }

    @AfterEach
    void wasCalledAsPlanned() {
        assertEquals(50, calls.get());
        assertEquals(50, requests);
        assertEquals(Set.of(1, 2), users);
        System.out.println("shop.tests is " + (getClass().getModule().isNamed() ? "a module" : "on the class path"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;

/** Load on a method instead of an address: no HTTP, no instance, only the code and its objective. */
class HashChainLoadIT {

    private final HashChain chain = new HashChain(200);

    /**
     * Without {@code @HttpEndpoint} the body is one iteration, called by two users at once on the one test instance.
     *
     * <p>An assertion that fails is an error of that iteration; that there be none is implied. The warm-up gives the JIT
     * compiler its time and is kept out of every figure.
     */
    @LoadTest(users = 2, duration = "1m", warmup = "20s")
    @Slo("p99 < 50ms")
    void hashesQuickly() {
        assertEquals("690b670609a5c5af1d41cea8ff84e72b2fd6067a032402389160d58ff3582b50", chain.hash("test"));
    }
}

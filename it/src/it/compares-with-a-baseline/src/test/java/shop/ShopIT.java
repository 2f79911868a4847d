// SPDX-License-Identifier: Apache-2.0
package shop;

import io.brunt.junit.HttpEndpoint;
import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;

class ShopIT {

    @LoadTest(users = 10, duration = "4s", warmup = "1s")
    @HttpEndpoint(url = "/")
    @Slo("p99 regression < 100%")
    @Slo("throughput regression < 40%")
    void holds() {}
}

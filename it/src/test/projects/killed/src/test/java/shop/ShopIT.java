// SPDX-License-Identifier: Apache-2.0
package shop;

import io.brunt.junit.HttpEndpoint;
import io.brunt.junit.LoadTest;

class ShopIT {

    static {
        if (Boolean.getBoolean("hang")) {
            // Surefire gives a fork whose Maven is gone 30 s to end.
            Runtime.getRuntime().addShutdownHook(new Thread(new Hang()));
        }
    }

    @LoadTest(users = 1, duration = "60s", thinkTime = "10ms")
    @HttpEndpoint(url = "/")
    void holds() {}
}

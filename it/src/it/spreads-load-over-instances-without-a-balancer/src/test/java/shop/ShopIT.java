// SPDX-License-Identifier: Apache-2.0
package shop;

import io.brunt.junit.HttpEndpoint;
import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;

class ShopIT {

    @LoadTest(users = 2, iterations = 20)
    @HttpEndpoint(url = "/")
    @Slo("max < 60s")
    @Slo("app.rss < 512MiB")
    @Slo("app.threads of api < 500")
    @Slo("app.gc-pause of api < 10s")
    void holds() {}
}

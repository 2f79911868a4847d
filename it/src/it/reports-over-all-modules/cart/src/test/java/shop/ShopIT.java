package shop;

import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;
import java.util.concurrent.locks.LockSupport;

/** Both modules have it, as two machines would. */
class ShopIT {

    @LoadTest(rate = "200/s", duration = "2s")
    @Slo("p50 < 30s")
    void buys() {
        LockSupport.parkNanos(1_000_000);
    }
}

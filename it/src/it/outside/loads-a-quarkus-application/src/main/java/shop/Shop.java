// SPDX-License-Identifier: Apache-2.0
package shop;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.atomic.AtomicInteger;

@Path("/price")
@Singleton
public class Shop {

    final AtomicInteger calls = new AtomicInteger();

    @GET
    public String price() {
        calls.incrementAndGet();
        return "tea 3.20";
    }
}

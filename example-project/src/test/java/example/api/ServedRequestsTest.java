// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServedRequestsTest {

    @Test
    void losesNoneWhenManyThreadsCount() {
        ServedRequests served = new ServedRequests(Set.of("/process"));
        Runnable caller = () -> {
            for (int i = 0; i < 100_000; i++) {
                served.count("/process", i % 4 == 0 ? 400 : 200);
            }
        };

        Stream.generate(() -> CompletableFuture.runAsync(caller, thread -> new Thread(thread).start()))
                .limit(4)
                .toList()
                .forEach(CompletableFuture::join);

        JsonObject process = served.toJson().getAsJsonObject("/process");
        assertEquals("{\"requests\":400000,\"statuses\":{\"200\":300000,\"400\":100000}}", process.toString());
    }

    @Test
    void keepsOneCountForAllUnknownPaths() {
        ServedRequests served = new ServedRequests(Set.of("/process"));

        served.count("/a", 404);
        served.count("/b", 404);

        assertEquals(
                "{\"/process\":{\"requests\":0,\"statuses\":{}},\"other\":{\"requests\":2,\"statuses\":{\"404\":2}}}",
                served.toJson().toString());
    }
}

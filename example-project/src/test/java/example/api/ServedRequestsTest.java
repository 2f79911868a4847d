// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class ServedRequestsTest {

    @Test
    void losesNoneWhenManyThreadsCount() {
        ServedRequests served = new ServedRequests(Set.of("/process"));

        inFourThreads(() -> {
            for (int i = 0; i < 1_000_000; i++) {
                served.count("/process", 200);
            }
        });

        assertEquals(4_000_000, requests(served));
    }

    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
    void losesNoneWhereTheFirstOfAStatusIsPutIn() {
        // Threads meet there only now and then, hence many rounds, and more statuses than any API has.
        List<ServedRequests> rounds = IntStream.range(0, 500)
                .mapToObj(round -> new ServedRequests(Set.of("/process")))
                .toList();
        CyclicBarrier start = new CyclicBarrier(4);

        inFourThreads(() -> {
            for (ServedRequests round : rounds) {
                await(start);
                for (int i = 0; i < 500; i++) {
                    round.count("/process", 100 + i);
                }
            }
        });

        rounds.forEach(round -> assertEquals(2_000, requests(round)));
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

    private static long requests(ServedRequests served) {
        return served.toJson().getAsJsonObject("/process").get("requests").getAsLong();
    }

    private static void inFourThreads(Runnable caller) {
        // Daemons: a map that is broken by a race may keep them busy for good.
        Executor daemons = task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        };
        Stream.generate(() -> CompletableFuture.runAsync(caller, daemons))
                .limit(4)
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

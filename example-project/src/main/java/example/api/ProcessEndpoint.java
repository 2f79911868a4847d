// SPDX-License-Identifier: Apache-2.0
package example.api;

import com.google.gson.JsonObject;
import java.time.Duration;

/**
 * Answer {@code POST /process}: {@code {"payload":"test"}} in, {@code {"result":"9f86…"}} out.
 *
 * <p>Stateless, so any instance may answer any request and a balancer needs no sticky sessions.
 */
final class ProcessEndpoint implements Endpoint {

    private final HashChain chain;
    private final Duration delay;

    ProcessEndpoint(HashChain chain, Duration delay) {
        this.chain = chain;
        this.delay = delay;
    }

    @Override
    public Reply answer(Request request) throws Refusal, InterruptedException {
        String payload = Payload.of(request.body());
        if (!delay.isZero()) {
            Thread.sleep(delay.toMillis());
        }
        JsonObject json = new JsonObject();
        json.addProperty("result", chain.hash(payload));
        return Reply.json(200, json);
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.time.Duration;

/** Lets an endpoint answer only as often as the bucket allows; what is too much is answered 429, with when to come back. */
record Limited(Endpoint endpoint, TokenBucket bucket, ApiMeters meters) implements Endpoint {

    @Override
    public Reply answer(Request request) throws Refusal, InterruptedException {
        Duration wait = bucket.take();
        if (wait.isZero()) {
            return endpoint.answer(request);
        }
        meters.countLimited();
        // The header knows whole seconds only (RFC 9110, section 10.2.3).
        long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        return Reply.problem(429, "More requests than are allowed").withHeader("Retry-After", String.valueOf(seconds));
    }
}

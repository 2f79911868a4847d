// SPDX-License-Identifier: Apache-2.0
package example.api;

/** Answer one kind of request. Called by many threads at once. */
@FunctionalInterface
interface Endpoint {

    Reply answer(Request request) throws Refusal, InterruptedException;
}

// SPDX-License-Identifier: Apache-2.0
package example.api;

/**
 * What an endpoint sees of a request.
 *
 * @param id what stands for {@code {id}} in the route's path, empty for a route without
 * @param body whole, at most {@link ApiServer#MAX_BODY_BYTES} long, empty if there was none
 */
record Request(String method, String id, byte[] body) {}

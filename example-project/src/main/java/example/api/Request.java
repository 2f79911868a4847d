// SPDX-License-Identifier: Apache-2.0
package example.api;

/**
 * What an endpoint sees of a request.
 *
 * @param path without the query
 * @param body whole, at most {@link ApiServer#MAX_BODY_BYTES} long, empty if there was none
 */
record Request(String method, String path, byte[] body) {}

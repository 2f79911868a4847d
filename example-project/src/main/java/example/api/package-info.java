// SPDX-License-Identifier: Apache-2.0
/**
 * A small HTTP API, written to be load-tested: stateless, with a bounded piece of real work and a truthful count.
 *
 * <p>{@link example.api.Api} starts it, {@link example.api.ApiServer} speaks HTTP, {@link example.api.Router} finds the
 * {@link example.api.Endpoint}, {@link example.api.ProcessEndpoint} is the one that works, {@link example.api.Jobs} works
 * later, and {@link example.api.ApiMeters} counts.
 */
package example.api;

// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Distribution;
import io.brunt.record.TimeSeries;
import org.apiguardian.api.API;

/**
 * The requests that one instance of the target got.
 *
 * @param url its base URL; behind a balancer the name that it gave in {@code brunt.instanceHeader}
 * @param requests begun
 * @param errors ended as an error
 * @param responseTime from the intended start
 * @param series how it fared over time; empty where that is not known
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record InstanceResult(String url, long requests, long errors, Distribution responseTime, TimeSeries series) {}

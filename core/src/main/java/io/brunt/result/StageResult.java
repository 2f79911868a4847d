// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Distribution;
import org.apiguardian.api.API;

/**
 * The iterations that were due in one stage.
 *
 * @param name the stage's name
 * @param totals its counts
 * @param responseTime from the intended start
 * @param serviceTime from the actual start
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record StageResult(String name, Totals totals, Distribution responseTime, Distribution serviceTime) {}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Distribution;
import java.util.SortedMap;
import org.apiguardian.api.API;

/**
 * The requests of one name.
 *
 * @param name for example {@code POST /process}
 * @param totals its counts
 * @param responseTime from the intended start
 * @param serviceTime from the actual start
 * @param statusCodes how many answers came with which status
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record StepResult(
        String name,
        Totals totals,
        Distribution responseTime,
        Distribution serviceTime,
        SortedMap<Integer, Long> statusCodes) {}

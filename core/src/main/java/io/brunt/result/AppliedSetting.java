// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.settings.Setting;
import io.brunt.settings.Settings;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A setting as it was for a run, and where it came from.
 *
 * @param key for example {@code brunt.baseUrl}
 * @param value as the user wrote it, or the default; empty if there is none
 * @param source for example {@code system property}, {@code environment variable BRUNT_BASE_URL} or {@code default}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AppliedSetting(String key, String value, String source) {

    private static final String DEFAULT = "default";

    /**
     * List all settings of a run.
     *
     * @param settings of the run
     * @return in the order of the catalogue
     */
    public static List<AppliedSetting> of(Settings settings) {
        return Arrays.stream(Setting.values())
                .map(it -> new AppliedSetting(
                        it.key(),
                        settings.origin(it).text(),
                        settings.origin(it).source()))
                .toList();
    }

    /**
     * Tell whether somebody has set it.
     *
     * @return false for a default
     */
    public boolean isSet() {
        return !source.equals(DEFAULT);
    }
}

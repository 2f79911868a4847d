// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two parameters that several goals share, as settings. */
final class Consequences {

    private Consequences() {}

    static Map<String, String> add(
            Map<String, String> parameters, @Nullable String onInconclusive, @Nullable String onInvalid) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        if (onInconclusive != null) {
            more.put("brunt.onInconclusive", onInconclusive);
        }
        if (onInvalid != null) {
            more.put("brunt.onInvalid", onInvalid);
        }
        return more;
    }
}

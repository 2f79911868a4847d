// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.util.Map;
import java.util.Optional;

/**
 * What {@code start} leaves for {@code stop} in the same module and build.
 *
 * @param context the plugin's own in this module
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as Maven declares it
record RunningInModule(Map context) {

    private static final String KEY = ModuleServices.class.getName();

    Optional<ModuleServices> services() {
        return context.get(KEY) instanceof ModuleServices services ? Optional.of(services) : Optional.empty();
    }

    void set(ModuleServices services) {
        context.put(KEY, services);
    }

    void clear() {
        context.remove(KEY);
    }
}

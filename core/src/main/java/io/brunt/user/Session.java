// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What one virtual user remembers. Confined to the user's own thread.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class Session {

    private final Map<String, Object> values = new HashMap<>();

    /** Start with nothing remembered. */
    Session() {}

    /**
     * Remember a value.
     *
     * @param name what to call it
     * @param value replaces an earlier one of that name
     */
    public void put(String name, Object value) {
        values.put(name, value);
    }

    /**
     * Recall a value.
     *
     * @param name what it was called
     * @param type what it must be
     * @param <T> its type
     * @return empty if nothing of that name is remembered
     * @throws ClassCastException if it is of another type
     */
    public <T> Optional<T> get(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).map(type::cast);
    }

    /**
     * Forget a value.
     *
     * @param name what it was called
     */
    public void remove(String name) {
        values.remove(name);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import java.util.Set;

/**
 * The names of JUnit's configuration parameters: an extension can ask for one it knows, but not which there are.
 *
 * <p>Apart from {@link ParameterNamesListener}, so that the extension runs where no launcher is on the class path.
 */
final class ParameterNames {

    private static volatile Set<String> names = Set.of();

    private ParameterNames() {}

    static Set<String> all() {
        return names;
    }

    static void are(Set<String> all) {
        names = Set.copyOf(all);
    }
}

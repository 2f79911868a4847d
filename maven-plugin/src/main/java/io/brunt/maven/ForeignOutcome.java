// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.util.List;
import java.util.Set;

/**
 * What became of the files of other tools that a module wants judged. Their results lie beside those of its load tests.
 *
 * @param isAskedFor whether there are any
 * @param kept folders of results that count though their files are older than the build
 * @param missing why something that was asked for has no result of this build; possibly empty
 */
record ForeignOutcome(boolean isAskedFor, Set<String> kept, List<String> missing) {

    /** No file was asked for. */
    static final ForeignOutcome NONE = new ForeignOutcome(false, Set.of(), List.of());
}

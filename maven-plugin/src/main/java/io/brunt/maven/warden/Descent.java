// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who came from whom, of all processes at one moment. Immutable.
 *
 * <p>{@link ProcessHandle#descendants()} looks at every process of the machine each time it is asked; many trees share one
 * look.
 *
 * @param children of each process that has any
 */
record Descent(Map<ProcessHandle, List<ProcessHandle>> children) {

    static final Descent NOBODY = new Descent(Map.of());

    /** Look at all processes. */
    static Descent now() {
        Map<ProcessHandle, List<ProcessHandle>> children = new HashMap<>();
        ProcessHandle.allProcesses().forEach(it -> {
            Optional<ProcessHandle> parent = it.parent();
            parent.ifPresent(of ->
                    children.computeIfAbsent(of, none -> new ArrayList<>()).add(it));
        });
        return new Descent(children);
    }

    /** Return all that came from some processes, these left out. */
    Set<ProcessHandle> of(Collection<ProcessHandle> roots) {
        Set<ProcessHandle> found = new LinkedHashSet<>();
        ArrayDeque<ProcessHandle> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            for (ProcessHandle child : children.getOrDefault(open.poll(), List.of())) {
                if (found.add(child)) {
                    open.add(child);
                }
            }
        }
        roots.forEach(found::remove);
        return found;
    }
}

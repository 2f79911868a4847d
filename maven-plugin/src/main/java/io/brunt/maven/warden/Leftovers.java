// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apiguardian.api.API;

/**
 * What an earlier build of the same module left running, because its warden was killed with it.
 *
 * <p>Two tracks lead there: the {@link Roster}, and on Linux the {@link Mark} in each process's environment, which
 * survives a {@code mvn clean}. A process whose warden or Maven lives belongs to a build that is under way.
 *
 * @param post where this build's warden will stand
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Leftovers(Post post) {

    private static final Duration GRACE = Duration.ofSeconds(3);

    /** A warden whose Maven has just died needs its grace, and a moment. */
    private static final Duration WARDEN_AT_WORK = Duration.ofSeconds(10);

    /**
     * Find the Maven that has services of this module up right now.
     *
     * @return empty if there is none besides this one
     */
    public Optional<ProcessHandle> otherBuild() {
        return Roster.read(post.roster())
                .filter(it -> it.warden().running().isPresent())
                .flatMap(it -> it.maven().running());
    }

    /**
     * End them, and wait until they are gone.
     *
     * @return what was ended, each as {@code pid 1240 (java)}; immutable
     * @throws IOException if the file that named them cannot be deleted
     */
    public List<String> end() throws IOException {
        List<String> names = endWith(List.of());
        if (Roster.read(post.roster())
                .filter(it -> it.warden().running().isEmpty())
                .isPresent()) {
            Files.deleteIfExists(post.roster());
        }
        return names;
    }

    /** End them and others, which carry no mark, and leave the roster to the next build. */
    List<String> endWith(Collection<ProcessHandle> others) {
        waitForWarden();
        Set<ProcessHandle> left = new LinkedHashSet<>(others);
        Roster.read(post.roster())
                .filter(it -> it.warden().running().isEmpty())
                .ifPresent(it -> it.processes().forEach(one -> one.running().ifPresent(left::add)));
        left.addAll(marked());
        if (left.isEmpty()) {
            return List.of();
        }
        ProcessTree tree = new ProcessTree(left, this::marked);
        List<String> names = new ArrayList<>();
        tree.sweep().forEach(it -> names.add(ProcessTree.describe(it)));
        tree.end(GRACE);
        return List.copyOf(names);
    }

    private List<ProcessHandle> marked() {
        Path module = post.module();
        return Mark.processes(
                it -> it.module().equals(module) && it.warden().running().isEmpty());
    }

    private void waitForWarden() {
        Grace patience = new Grace(WARDEN_AT_WORK);
        while (!patience.isOver()
                && Roster.read(post.roster())
                        .filter(it -> it.maven().running().isEmpty())
                        .flatMap(it -> it.warden().running())
                        .isPresent()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}

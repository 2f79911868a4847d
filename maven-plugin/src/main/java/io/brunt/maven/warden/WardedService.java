// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** A service as the warden holds it. Safe for any thread. */
final class WardedService {

    private final Process process;
    private final ProcessTree tree;
    private final StopCommand stopCommand;
    private final Duration grace;
    private final CountDownLatch exitTold = new CountDownLatch(1);
    private Optional<Grace> ending = Optional.empty();

    private WardedService(Process process, ProcessTree tree, StopCommand stopCommand, Duration grace) {
        this.process = process;
        this.tree = tree;
        this.stopCommand = stopCommand;
        this.grace = grace;
    }

    static WardedService launch(Order.Launch order, Mark mark) throws IOException {
        Process process = builder(order, order.command(), mark).start();
        ProcessTree tree = new ProcessTree(
                List.of(process.toHandle()),
                () -> Mark.processes(
                        it -> it.run().equals(mark.run()) && it.service().equals(mark.service())));
        ProcessBuilder stop = builder(order, order.stop().command(process.pid()), mark);
        return new WardedService(
                process, tree, new StopCommand(process, stop), order.stop().grace());
    }

    private static ProcessBuilder builder(Order.Launch order, List<String> command, Mark mark) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(order.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(order.log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(order.environment());
        environment.put(Mark.VARIABLE, mark.print());
        return builder;
    }

    private static File nothing() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }

    long pid() {
        return process.pid();
    }

    void onExit(IntConsumer listener) {
        Thread watcher = new Thread(() -> {
            listener.accept(process.onExit().join().exitValue());
            exitTold.countDown();
        });
        watcher.setDaemon(true);
        watcher.start();
    }

    ProcessTree tree() {
        return tree;
    }

    /** Returns after the exit was told: the name may be used anew then, and the exit would be taken for the new one's. */
    ProcessTree.Ending end() {
        Grace begun = beginEnding();
        String complaint = stopCommand.run(begun);
        ProcessTree.Ending how = tree.end(begun).with(complaint);
        try {
            exitTold.await(how.left().isEmpty() ? 2 : 0, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return how;
    }

    /** Also shortens an end that is under way. */
    void endWithin(Duration longest) {
        Grace begun = beginEnding();
        begun.shortenTo(longest);
        stopCommand.run(begun);
        tree.end(begun);
    }

    private synchronized Grace beginEnding() {
        Grace begun = ending.orElseGet(() -> new Grace(grace));
        ending = Optional.of(begun);
        return begun;
    }
}

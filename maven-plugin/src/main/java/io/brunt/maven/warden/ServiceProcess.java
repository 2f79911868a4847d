// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;

/**
 * A service's process as Maven sees it, through the warden. Safe for any thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ServiceProcess {

    private final CompletableFuture<Long> pid = new CompletableFuture<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final CompletableFuture<ProcessTree.Ending> ending = new CompletableFuture<>();

    ServiceProcess() {}

    void launched(long number) {
        pid.complete(number);
    }

    void refused(String reason) {
        pid.completeExceptionally(new IOException(reason));
    }

    void exited(int code) {
        exitCode.complete(code);
    }

    void ended(ProcessTree.Ending how) {
        ending.complete(how);
    }

    /** The warden is gone, so nothing more will come. */
    void lost(IOException cause) {
        pid.completeExceptionally(cause);
        exitCode.completeExceptionally(cause);
        ending.completeExceptionally(cause);
    }

    /**
     * Return the process's number, once it runs.
     *
     * @return fails with an {@link IOException} if the operating system did not start it, or the warden is gone
     */
    public CompletableFuture<Long> pid() {
        return pid;
    }

    /**
     * Return the exit code, as far as it has one.
     *
     * @return empty while it runs
     * @throws IOException if the warden is gone, and with it the service
     */
    public OptionalInt exitCode() throws IOException {
        if (exitCode.isCompletedExceptionally()) {
            throw new IOException("the warden is gone");
        }
        return exitCode.isDone() ? OptionalInt.of(exitCode.join()) : OptionalInt.empty();
    }

    /**
     * Return how the whole tree was ended, once it is.
     *
     * @return fails with an {@link IOException} if the warden is gone
     */
    public CompletableFuture<ProcessTree.Ending> ending() {
        return ending;
    }
}

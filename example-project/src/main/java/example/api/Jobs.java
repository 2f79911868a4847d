// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Long tasks: a few workers behind a queue that is bounded, since a queue without an end only hides an overload until the
 * memory is gone, and makes everybody wait longer for it. Safe for any thread.
 */
final class Jobs {

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final JobStore store;
    private final HashChain chain;
    private final Duration time;
    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService tidying = Executors.newSingleThreadScheduledExecutor(Jobs::daemon);

    private Jobs(JobOptions options, JobStore store, HashChain chain) {
        this.store = store;
        this.chain = chain;
        this.time = options.time();
        this.workers = new ThreadPoolExecutor(
                options.workers(),
                options.workers(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(options.queue()));
        var unused =
                tidying.scheduleWithFixedDelay(() -> store.forgetOlderThan(KEPT), 1, 1, TimeUnit.MINUTES);
    }

    static Jobs start(JobOptions options, HashChain chain) throws IOException {
        return new Jobs(options, JobStore.in(options.folder()), chain);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "jobs-tidying");
        thread.setDaemon(true);
        return thread;
    }

    JobStore store() {
        return store;
    }

    int queued() {
        return workers.getQueue().size();
    }

    int running() {
        return workers.getActiveCount();
    }

    /** Return the new job's id; empty if the queue is full, or if this instance is about to stop. */
    Optional<String> submit(String payload) {
        String id = UUID.randomUUID().toString();
        // First, or the worker might write before us.
        store.put(id, JobStore.Status.QUEUED, Optional.empty());
        try {
            workers.execute(new Job(id, payload));
            return Optional.of(id);
        } catch (RejectedExecutionException e) {
            store.remove(id);
            return Optional.empty();
        }
    }

    private final class Job implements Runnable {

        private final String id;
        private final String payload;

        Job(String id, String payload) {
            this.id = id;
            this.payload = payload;
        }

        @Override
        public void run() {
            store.put(id, JobStore.Status.RUNNING, Optional.empty());
            try {
                // The rest of a long task: time spent waiting for others.
                Thread.sleep(time.toMillis());
                store.put(id, JobStore.Status.DONE, Optional.of(chain.hash(payload)));
            } catch (InterruptedException e) {
                fail();
            }
        }

        void fail() {
            store.put(id, JobStore.Status.FAILED, Optional.empty());
        }
    }

    /**
     * Take no more jobs, and finish those that were promised.
     *
     * @return whether all were done within {@code grace}; the others have failed, and say so
     */
    boolean stop(Duration grace) {
        tidying.shutdownNow();
        workers.shutdown();
        try {
            if (workers.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow().forEach(it -> ((Job) it).fail());
        return false;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apiguardian.api.API;

/**
 * Watches the processes of the application under test while a load test runs, once a second, and the pauses of their JVMs
 * forty times a second.
 *
 * <pre>
 * try (ProcessWatch watch = ProcessWatch.start(processes)) {
 *     … warm up …
 *     watch.beginMeasuring();
 *     … run …
 *     List&lt;ProcessRecording&gt; recordings = watch.recordings(measuredTime);
 * }
 * </pre>
 *
 * <p>One daemon thread, which sleeps nearly all the time; none without processes. Its methods are called by one other.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProcessWatch implements AutoCloseable {

    private static final long SECOND = 1_000_000_000;

    /**
     * Between two looks at the pauses: two in that time are told apart. Waking up is what costs: measured on a virtual
     * machine of two cores, 8 ms of CPU a second at 10 ms, 4 ms at 25 ms, and not twice that for three JVMs.
     */
    private static final long PAUSES = 25_000_000;

    /** CPU time is counted in hundredths of a second: over less than this it says nothing. */
    private static final long SHORTEST = 100_000_000;

    private final List<WatchedProcess> watched;
    private final Thread thread;
    private long nextNanos;
    private long measuredFromNanos = Long.MAX_VALUE;
    private volatile boolean over;

    private ProcessWatch(List<WatchedProcess> watched, long nowNanos) {
        this.watched = watched;
        this.nextNanos = nowNanos + SECOND;
        thread = new Thread(this::watch, "brunt-app");
        thread.setDaemon(true);
    }

    /**
     * Start to watch.
     *
     * @param processes which; possibly none
     * @return a watch that goes on until it is closed
     */
    public static ProcessWatch start(List<ServiceProcess> processes) {
        SystemReader system = SystemReader.ofThisMachine();
        int cores = Runtime.getRuntime().availableProcessors();
        long now = System.nanoTime();
        ProcessWatch watch = new ProcessWatch(
                processes.stream()
                        .map(it -> new WatchedProcess(it, system, cores, now))
                        .toList(),
                now);
        if (!processes.isEmpty()) {
            watch.thread.start();
        }
        return watch;
    }

    private void watch() {
        while (!over) {
            LockSupport.parkNanos(lookIfDue());
        }
    }

    /** Return how long there is nothing to do. */
    private synchronized long lookIfDue() {
        long now = System.nanoTime();
        if (now - nextNanos >= 0) {
            watched.forEach(it -> it.look(now));
            nextNanos += SECOND * (1 + (now - nextNanos) / SECOND);
        } else {
            watched.forEach(WatchedProcess::lookAtPauses);
        }
        long pause = nextNanos - System.nanoTime();
        return watched.stream().anyMatch(WatchedProcess::isCounted) ? Math.min(PAUSES, pause) : pause;
    }

    /** Say that the warm-up is over: seconds count from here. A second call does nothing. */
    public synchronized void beginMeasuring() {
        if (measuredFromNanos != Long.MAX_VALUE) {
            return;
        }
        long now = System.nanoTime();
        watched.forEach(it -> it.look(now));
        measuredFromNanos = now;
        nextNanos = now + SECOND;
    }

    /**
     * Return what was seen.
     *
     * @param measured how long was measured; what came later is left out
     * @return one for each process, in their order
     */
    public synchronized List<ProcessRecording> recordings(Duration measured) {
        long now = System.nanoTime();
        watched.stream()
                .filter(it -> now - it.lastNanos() >= SHORTEST || isWithout(it))
                .forEach(it -> it.look(now));
        return sofar(measured);
    }

    /**
     * Return what was seen by now, without another look.
     *
     * @param measured likewise
     * @return likewise
     */
    public synchronized List<ProcessRecording> sofar(Duration measured) {
        return watched.stream().map(it -> recording(it, measured)).toList();
    }

    private boolean isWithout(WatchedProcess it) {
        return it.spans().stream().noneMatch(span -> span.toNanos() > measuredFromNanos);
    }

    private ProcessRecording recording(WatchedProcess it, Duration measured) {
        // Stopped in the warm-up, nothing was measured.
        long zero = Math.min(measuredFromNanos, System.nanoTime());
        Map<Integer, List<ProcessSecond>> seconds = new TreeMap<>();
        for (WatchedProcess.Span span : it.spans()) {
            Duration length = Duration.ofNanos(span.toNanos() - span.fromNanos());
            if (span.toNanos() <= zero && length.toNanos() < SHORTEST) {
                continue;
            }
            long start = span.fromNanos() - zero;
            // Of a run of milliseconds the first look is the only one, and reaches beyond its end.
            boolean first = start >= 0
                    && start < measured.toNanos()
                    && seconds.keySet().stream().allMatch(at -> at < 0);
            long middle = first ? start : span.middle() - zero;
            if (middle < measured.toNanos()) {
                int second = (int) Math.floorDiv(middle, SECOND);
                seconds.computeIfAbsent(second, ignored -> new ArrayList<>())
                        .add(new ProcessSecond(second, length, span.figures()));
            }
        }
        List<ProcessSecond> timeline = seconds.entrySet().stream()
                .map(entry -> merged(entry.getKey(), entry.getValue()))
                .toList();
        Optional<Duration> ended =
                it.isRunning() ? Optional.empty() : Optional.of(Duration.ofNanos(it.lastNanos() - zero));
        return new ProcessRecording(it.process(), it.isJava(), timeline, it.missing(), ended);
    }

    private static ProcessSecond merged(int second, List<ProcessSecond> parts) {
        Duration length = parts.stream().map(ProcessSecond::length).reduce(Duration.ZERO, Duration::plus);
        return new ProcessSecond(second, length, ProcessFigures.over(parts));
    }

    /** Stop to watch, and wait until the thread has ended. */
    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        watched.forEach(WatchedProcess::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

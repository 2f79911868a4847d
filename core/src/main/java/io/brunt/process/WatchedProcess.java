// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process with all that came from it, looked at again and again. Confined to one thread at a time.
 *
 * <p>A wrapper script that ends leaves its children to process 1, so whatever was seen once is kept as long as it runs.
 */
final class WatchedProcess implements AutoCloseable {

    /** To look for children reads the state of each process on the machine, which takes milliseconds. */
    private static final long CHILDREN_EVERY_NANOS = 5_000_000_000L;

    /** A JVM has its counters some milliseconds after its start. */
    private static final int LOOKS_FOR_COUNTERS = 5;

    private final ServiceProcess process;
    private final SystemReader system;
    private final int cores;
    private final Map<ProcessHandle, Member> members = new LinkedHashMap<>();
    private final List<Span> spans = new ArrayList<>();
    private final boolean seen;
    private boolean java;
    private boolean counted;
    private boolean listed = true;
    private long childrenNanos;
    private long lastNanos;
    private long lastCpuNanos;

    /** One of the processes, and the meter of its JVM once it is known. */
    private static final class Member {
        private Optional<GcMeter> gc = Optional.empty();
        private int looksForCounters;
    }

    /** What was seen between two looks. */
    record Span(long fromNanos, long toNanos, ProcessFigures figures) {

        long middle() {
            return fromNanos + (toNanos - fromNanos) / 2;
        }
    }

    WatchedProcess(ServiceProcess process, SystemReader system, int cores, long nowNanos) {
        this.process = process;
        this.system = system;
        this.cores = cores;
        process.running().ifPresent(it -> members.put(it, new Member()));
        seen = isRunning();
        addChildren(nowNanos);
        lastNanos = nowNanos;
        lastCpuNanos = lookAtAll().cpuNanos();
    }

    ServiceProcess process() {
        return process;
    }

    boolean isRunning() {
        return !members.isEmpty();
    }

    /** Whether there is a JVM whose pauses are short and must be looked for often. */
    boolean isCounted() {
        return members.values().stream().anyMatch(it -> it.gc.isPresent());
    }

    boolean isJava() {
        return java;
    }

    List<Span> spans() {
        return spans;
    }

    /** When it was last seen. */
    long lastNanos() {
        return lastNanos;
    }

    void lookAtPauses() {
        for (Member it : members.values()) {
            it.gc = it.gc.filter(meter -> meter.look() || closed(meter));
        }
    }

    private static boolean closed(GcMeter meter) {
        meter.close();
        return false;
    }

    /** Take a look, and keep what was used since the last one. */
    void look(long nowNanos) {
        if (!isRunning() || nowNanos <= lastNanos) {
            return;
        }
        addChildren(nowNanos);
        lookAtPauses();
        SystemReader.Look all = lookAtAll();
        if (isRunning()) {
            spans.add(new Span(lastNanos, nowNanos, figures(all, nowNanos - lastNanos)));
            lastNanos = nowNanos;
            lastCpuNanos = all.cpuNanos();
            members.values().forEach(it -> it.gc.ifPresent(GcMeter::reset));
        }
    }

    private void addChildren(long nowNanos) {
        if (childrenNanos != 0 && nowNanos - childrenNanos < CHILDREN_EVERY_NANOS) {
            return;
        }
        childrenNanos = nowNanos;
        List<ProcessHandle> eldest = members.keySet().stream()
                .filter(it -> it.parent().filter(members::containsKey).isEmpty())
                .toList();
        eldest.stream().flatMap(ProcessHandle::descendants).forEach(it -> members.putIfAbsent(it, new Member()));
    }

    /** The looks at all of them, added up; those that have ended are forgotten. */
    private SystemReader.Look lookAtAll() {
        long cpuNanos = 0;
        long rssBytes = 0;
        long threads = 0;
        long openFiles = 0;
        for (ProcessHandle it : List.copyOf(members.keySet())) {
            Optional<SystemReader.Look> look = system.look(it);
            if (look.isEmpty()) {
                forget(it);
                continue;
            }
            cpuNanos = plus(cpuNanos, look.get().cpuNanos());
            rssBytes = plus(rssBytes, look.get().rssBytes());
            threads = plus(threads, look.get().threads());
            openFiles = plus(openFiles, look.get().openFiles());
            findCounters(it);
        }
        return new SystemReader.Look(cpuNanos, rssBytes, threads, openFiles);
    }

    private void forget(ProcessHandle ended) {
        Member member = members.remove(ended);
        if (member != null) {
            member.gc.ifPresent(GcMeter::close);
        }
    }

    /** What is unknown of one is unknown of all. */
    private static long plus(long sum, long one) {
        return sum < 0 || one < 0 ? -1 : sum + one;
    }

    private void findCounters(ProcessHandle handle) {
        Member member = members.get(handle);
        if (member == null || member.gc.isPresent() || member.looksForCounters >= LOOKS_FOR_COUNTERS) {
            return;
        }
        if (member.looksForCounters++ == 0) {
            java |= handle.info().command().filter(WatchedProcess::isJava).isPresent();
        }
        member.gc = GcMeter.of(handle);
        if (member.gc.isPresent()) {
            java = true;
            counted = true;
        }
    }

    private static boolean isJava(String command) {
        Path name = Path.of(command).getFileName();
        return name != null
                && (name.toString().equals("java") || name.toString().startsWith("java."));
    }

    private ProcessFigures figures(SystemReader.Look all, long nanos) {
        listed &= all.openFiles() >= 0;
        // Of a child that ended and that nobody waited for, the time is lost; of one that was found late, it comes
        // late.
        double cpu = all.cpuNanos() < 0 || lastCpuNanos < 0
                ? -1
                : Math.min(1, (double) Math.max(0, all.cpuNanos() - lastCpuNanos) / nanos / cores);
        List<GcMeter> meters =
                members.values().stream().flatMap(it -> it.gc.stream()).toList();
        boolean known = !meters.isEmpty();
        return new ProcessFigures(
                cpu,
                all.rssBytes(),
                all.threads(),
                all.openFiles(),
                known ? meters.stream().mapToLong(GcMeter::longestMicros).max().orElse(0) : -1,
                known ? meters.stream().mapToLong(GcMeter::pauses).sum() : -1,
                known ? meters.stream().mapToLong(GcMeter::heapBytes).sum() : -1,
                members.size());
    }

    /** Why figures are not known. */
    Map<ProcessFigure, String> missing() {
        Map<ProcessFigure, String> missing = new LinkedHashMap<>();
        if (!seen) {
            String reason = "process " + process.pid() + " had ended before the load began";
            for (ProcessFigure it : ProcessFigure.values()) {
                missing.put(it, reason);
            }
            return missing;
        }
        missing.putAll(system.missing());
        if (!listed) {
            missing.putIfAbsent(
                    ProcessFigure.OPEN_FILES, "this user may not list the open files of process " + process.pid());
        }
        if (!counted) {
            String reason = java
                    ? "its JVM keeps no counters in " + HotSpotCounters.PLACE
                            + ": start it without -XX:-UsePerfData, and with a HotSpot JVM"
                    : "it is no Java process";
            missing.put(ProcessFigure.GC_PAUSE, reason);
            missing.put(ProcessFigure.HEAP, reason);
        }
        return missing;
    }

    @Override
    public void close() {
        List.copyOf(members.keySet()).forEach(this::forget);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apiguardian.api.API;

/**
 * The warden's own JVM: carries out Maven's orders, and ends everything once Maven is gone.
 *
 * <p>Measured before it was built: ready in 40 to 80 ms, 37 MB, under 1 % of a core; Maven hit by KILL, TERM and INT in
 * four phases on four versions left nothing after 2.3 s at most.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Warden implements Order.Recipient {

    /** After the death of Maven nobody waits for a clean end, and 15 s are promised. */
    private static final Duration EMERGENCY_GRACE = Duration.ofSeconds(3);

    /** From the end of input to the end of the process. */
    private static final Duration MAVEN_AT_ITS_END = Duration.ofSeconds(1);

    /** A Maven that was signalled too has shutdown hooks, Surefire's among them. */
    private static final Duration MAVEN_AFTER_A_SIGNAL = Duration.ofSeconds(6);

    private static final Duration SWEEP = Duration.ofMillis(200);

    private final Post post;
    private final DataOutputStream events;
    private final Map<String, WardedService> services = new ConcurrentHashMap<>();
    private final Object launching = new Object();
    private final Map<ProcessHandle, Optional<ProcessIdentity>> identities = new HashMap<>();
    private List<ProcessIdentity> written = List.of();
    private boolean ending;
    private volatile boolean inputEnded;

    private Warden(Post post, DataOutputStream events) {
        this.post = post;
        this.events = events;
    }

    /**
     * Keep watch until standard input closes.
     *
     * @param arguments as {@link Post#arguments()} gives them
     * @throws IOException if an order cannot be read for another reason than its end
     */
    public static void main(String[] arguments) throws IOException {
        DataInputStream orders = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream events =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        Warden warden = new Warden(Post.parse(arguments), events);

        // A signal to the whole process group hits Maven and the warden alike.
        Runtime.getRuntime().addShutdownHook(new Thread(warden::endAll, "end-all"));
        // A second sign beside the end of input, should anything else hold the pipe open.
        startDaemon("watch-maven", warden::exitAfterMaven);
        startDaemon("sweep", warden::sweepForEver);
        try {
            while (true) {
                Order.read(orders).carryOut(warden);
            }
        } catch (EOFException mavenIsGoneOrDone) {
            warden.inputEnded = true;
            System.exit(0);
        }
    }

    @Override
    public void launch(Order.Launch order) {
        try {
            WardedService service = launchUnlessEnding(order);
            writeRoster();
            tell(new Event.Launched(order.service(), service.pid()));
            service.onExit(code -> tell(new Event.Exited(order.service(), code)));
        } catch (IOException e) {
            tell(new Event.Refused(order.service(), String.valueOf(e.getMessage())));
        }
    }

    /** A process that came up after the end had begun would be nobody's. */
    private WardedService launchUnlessEnding(Order.Launch order) throws IOException {
        synchronized (launching) {
            if (ending) {
                throw new IOException("the warden is about to leave");
            }
            WardedService service = WardedService.launch(order, post.mark(order.service()));
            services.put(order.service(), service);
            return service;
        }
    }

    /** Not on the thread that reads: the end of input must be seen during a long grace. */
    @Override
    public void end(Order.End order) {
        new Thread(() -> endOne(order.service()), "end " + order.service()).start();
    }

    private void endOne(String name) {
        Optional<WardedService> service = Optional.ofNullable(services.get(name));
        ProcessTree.Ending ending = service.map(WardedService::end).orElse(ProcessTree.Ending.clean());
        service.ifPresent(it -> services.remove(name, it));
        writeRoster();
        tell(new Event.Ended(name, ending));
    }

    /** The hook's work; the virtual machine halts when it returns. */
    private void endAll() {
        synchronized (launching) {
            ending = true;
        }
        callRelief();
        List<Thread> workers = services.values().stream()
                .map(it -> new Thread(() -> it.endWithin(EMERGENCY_GRACE)))
                .toList();
        workers.forEach(Thread::start);
        endForks();
        workers.forEach(Warden::await);
        services.clear();
        writeRoster();
    }

    /** Who has just killed Maven may go on. */
    private void callRelief() {
        boolean forked = new Forks(post.forks())
                .running().stream().anyMatch(it -> it.pid() != post.maven().pid());
        if (services.isEmpty() && !forked) {
            return;
        }
        try {
            Relief.call(post, ProcessIdentity.current());
        } catch (IOException e) {
            System.getLogger(Warden.class.getName()).log(System.Logger.Level.WARNING, "no relief", e);
        }
    }

    /** A pipe also closes when Maven is done with it, and the forks of a Maven that lives are Surefire's. */
    private void endForks() {
        Forks forks = new Forks(post.forks());
        Grace untilMavenIsGone = new Grace(inputEnded ? MAVEN_AT_ITS_END : MAVEN_AFTER_A_SIGNAL);
        while (post.maven().running().isPresent()) {
            if (untilMavenIsGone.isOver() || forks.running().isEmpty()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        new ProcessTree(List.of(), forks::running).end(EMERGENCY_GRACE);
    }

    private void exitAfterMaven() {
        post.maven().running().ifPresent(it -> it.onExit().join());
        System.exit(0);
    }

    private static void startDaemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void sweepForEver() {
        while (true) {
            LockSupport.parkNanos(SWEEP.toNanos());
            writeRoster();
        }
    }

    private synchronized void writeRoster() {
        // Once for all services: a look costs as much as the machine has processes.
        Descent descent = services.isEmpty() ? Descent.NOBODY : Descent.now();
        List<ProcessIdentity> processes = services.values().stream()
                .flatMap(it -> it.tree().sweep(descent).stream())
                .flatMap(it -> identities.computeIfAbsent(it, ProcessIdentity::of).stream())
                .toList();
        if (processes.equals(written)) {
            return;
        }
        written = processes;
        identities.keySet().removeIf(it -> !it.isAlive());
        try {
            if (processes.isEmpty()) {
                Files.deleteIfExists(post.roster());
            } else {
                new Roster(post.maven(), ProcessIdentity.current(), processes).write(post.roster());
            }
        } catch (IOException e) {
            // Only a second line of defense, and a "mvn clean" in another terminal may be the cause.
            System.getLogger(Warden.class.getName()).log(System.Logger.Level.WARNING, "no roster", e);
        }
    }

    private void tell(Event event) {
        synchronized (events) {
            try {
                event.write(events);
                events.flush();
            } catch (IOException mavenIsGone) {
                // Its end of input says the same, and there it is acted upon.
                return;
            }
        }
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

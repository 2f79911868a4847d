// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;

/**
 * Maven's end of the pipe to the warden. Safe for any thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WardenConnection implements AutoCloseable {

    /** In which an idle warden leaves; it takes some 50 ms. */
    private static final long PATIENCE_SECONDS = 15;

    private final Post post;
    private final Process warden;
    private final Path log;
    private final DataOutputStream orders;
    private final Map<String, ServiceProcess> services = new ConcurrentHashMap<>();
    private boolean leaving;
    private Optional<Process> relief = Optional.empty();

    private WardenConnection(Post post, Process warden, Path log) {
        this.post = post;
        this.warden = warden;
        this.log = log;
        this.orders = new DataOutputStream(new BufferedOutputStream(warden.getOutputStream()));
    }

    /**
     * Start a warden.
     *
     * @param post where it stands watch
     * @return connected
     * @throws IOException if its JVM does not start
     */
    public static WardenConnection open(Post post) throws IOException {
        Path log = post.folder().resolve("services").resolve("warden.log");
        Files.createDirectories(log.getParent());
        Process warden = WatchJvm.of(Warden.class, post.arguments())
                .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        WardenConnection connection = new WardenConnection(post, warden, log);
        Thread reader = new Thread(connection::readEvents, "brunt-warden");
        reader.setDaemon(true);
        reader.start();
        return connection;
    }

    /**
     * Start a process.
     *
     * @param order what and how; a name that was used is used anew, and must have been ended
     * @return its state, from now on
     * @throws IOException if the warden is gone
     */
    public ServiceProcess launch(Order.Launch order) throws IOException {
        ServiceProcess process = new ServiceProcess();
        services.put(order.service(), process);
        send(order);
        return process;
    }

    /**
     * End a process and all that came from it; {@link ServiceProcess#ending()} tells when that is done.
     *
     * @param service name and number
     * @throws IOException if the warden is gone
     */
    public void end(String service) throws IOException {
        send(new Order.End(service));
    }

    /** Let the warden go for good, and with it who has taken its place. */
    @Override
    public void close() {
        leave();
        synchronized (this) {
            relief.ifPresent(Relief::dismiss);
            relief = Optional.empty();
        }
    }

    /** Have everything ended that still runs, and wait for the warden to leave. If it was killed, its relief stays. */
    public void leave() {
        synchronized (this) {
            leaving = true;
        }
        try {
            orders.close();
        } catch (IOException isGoneAlready) {
            warden.destroy();
        }
        try {
            warden.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (Files.exists(log) && Files.size(log) == 0) {
                Files.delete(log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(Order order) throws IOException {
        try {
            synchronized (orders) {
                order.write(orders);
                orders.flush();
            }
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /** Whether the order does not reach it or the answer does not come, is a matter of luck; it says the same. */
    private static IOException gone(IOException cause) {
        return new IOException("the warden is gone", cause);
    }

    private void readEvents() {
        try (DataInputStream events = new DataInputStream(new BufferedInputStream(warden.getInputStream()))) {
            while (true) {
                Event event = Event.read(events);
                ServiceProcess process = services.get(event.service());
                if (process != null) {
                    event.tell(process);
                }
            }
        } catch (IOException e) {
            IOException gone = gone(e);
            services.values().forEach(it -> it.lost(gone));
            callRelief();
        }
    }

    /** Somebody killed the warden, and may do the same to Maven before that has ended the services. */
    private synchronized void callRelief() {
        if (!leaving) {
            try {
                relief = Optional.of(Relief.call(post, post.maven()));
            } catch (IOException e) {
                System.getLogger(WardenConnection.class.getName())
                        .log(System.Logger.Level.WARNING, "no relief for the warden", e);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apiguardian.api.API;

/**
 * The warden's relief, a JVM of its own: ends what is left once both Maven and the warden are gone.
 *
 * <p>Whichever of the two sees the other go calls it at once, so that a build of which nobody is killed pays nothing. Should
 * the one who called be killed as well, be it in the middle of its work, this one is there.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Relief {

    private static final Duration LOOK = Duration.ofMillis(50);

    /** A signal to the whole process group hits all three alike, and the others have work to do. */
    private static final Duration OTHERS_AFTER_A_SIGNAL = Duration.ofSeconds(6);

    private static final int DISMISSED = 'd';

    private final Post post;
    private final ProcessIdentity caller;
    private volatile boolean dismissed;

    private Relief(Post post, ProcessIdentity caller) {
        this.post = post;
        this.caller = caller;
    }

    /**
     * Call one.
     *
     * @param post where it stands watch
     * @param caller who still lives, and is watched beside Maven: Maven itself, or the warden
     * @return its process
     * @throws IOException if its JVM does not start
     */
    static Process call(Post post, ProcessIdentity caller) throws IOException {
        List<String> arguments = new ArrayList<>(post.arguments());
        arguments.add(caller.print());
        return WatchJvm.of(Relief.class, arguments)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /** Let one go whose service is no longer needed. */
    static void dismiss(Process relief) {
        try (OutputStream input = relief.getOutputStream()) {
            input.write(DISMISSED);
        } catch (IOException isGoneAlready) {
            relief.destroy();
        }
    }

    /**
     * Keep watch until Maven and the caller are gone.
     *
     * @param arguments as {@link Post#arguments()} gives them, and the caller
     */
    public static void main(String[] arguments) {
        ProcessIdentity caller =
                ProcessIdentity.parse(arguments[arguments.length - 1]).orElseThrow();
        Relief relief = new Relief(Post.parse(arguments), caller);
        Runtime.getRuntime().addShutdownHook(new Thread(relief::endAll, "end-all"));
        Thread input = new Thread(relief::awaitDismissal, "input");
        input.setDaemon(true);
        input.start();
        while (relief.isAnybodyThere()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private boolean isAnybodyThere() {
        return caller.running().isPresent() || post.maven().running().isPresent();
    }

    /** The end of input alone says nothing: it closes with the caller, however that one ends. */
    private void awaitDismissal() {
        try {
            if (System.in.read() == DISMISSED) {
                dismissed = true;
                System.exit(0);
            }
        } catch (IOException e) {
            // Then nobody can dismiss it, and it leaves with Maven.
            return;
        }
    }

    private void endAll() {
        Grace patience = new Grace(OTHERS_AFTER_A_SIGNAL);
        while (!dismissed && isAnybodyThere()) {
            if (patience.isOver()) {
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        if (!dismissed) {
            new Leftovers(post).endWith(new Forks(post.forks()).running());
        }
    }
}

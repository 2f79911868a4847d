// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * As many instances as are wanted, each known to the balancer once it is ready: what a ReplicaSet and a Service are to a
 * cluster. Confined to one thread, but for {@link #kill}.
 */
final class Fleet {

    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(20);

    private final List<String> command;
    private final HaproxyRuntime balancer;
    private volatile List<Instance> instances = List.of();

    Fleet(List<String> command, HaproxyRuntime balancer) {
        this.command = command;
        this.balancer = balancer;
    }

    /** Return those that serve, by slot. */
    List<Instance> instances() {
        return instances;
    }

    /** Start what is missing, also in place of instances that have died; stop what is too much, the newest first. */
    void scaleTo(int wanted) throws IOException, InterruptedException {
        for (Instance dead : instances.stream().filter(it -> !it.isAlive()).toList()) {
            System.out.println("the instance in slot " + dead.slot() + " has died");
            balancer.remove(dead.slot());
            instances = without(dead);
        }
        start(wanted - instances.size());
        while (instances.size() > wanted) {
            stop(instances.get(instances.size() - 1));
        }
    }

    private void start(int missing) throws IOException, InterruptedException {
        List<Integer> free = IntStream.iterate(1, it -> it + 1)
                .filter(slot -> instances.stream().noneMatch(it -> it.slot() == slot))
                .limit(Math.max(0, missing))
                .boxed()
                .toList();
        // All at once: each takes its time to get ready.
        List<Instance> started = new ArrayList<>();
        for (int slot : free) {
            Instance instance = Instance.start(slot, command);
            started.add(instance);
            instances = with(instance);
        }
        for (Instance instance : started) {
            try {
                instance.awaitReady();
                balancer.add(instance.slot(), instance.port());
            } catch (IOException failed) {
                instance.kill();
                instances = without(instance);
                throw failed;
            }
        }
    }

    /** First no more requests, then none that runs, then the end: nobody's request is lost. */
    private void stop(Instance instance) throws IOException, InterruptedException {
        balancer.drain(instance.slot());
        long endNanos = System.nanoTime() + DRAINED_WITHIN.toNanos();
        while (balancer.running(instance.slot()) > 0 && System.nanoTime() - endNanos < 0) {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN_AFTER.toNanos());
        }
        balancer.remove(instance.slot());
        instance.stop();
        instances = without(instance);
    }

    private List<Instance> with(Instance instance) {
        List<Instance> more = new ArrayList<>(instances);
        more.add(instance);
        return List.copyOf(more);
    }

    private List<Instance> without(Instance instance) {
        return instances.stream().filter(it -> it != instance).toList();
    }

    /** End all of them at once, when nobody sends requests any more. Safe for any thread. */
    void kill() {
        instances.forEach(Instance::kill);
    }
}

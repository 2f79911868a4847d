// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How a process is asked to end, and how long it may take.
 *
 * @param command run in place of SIGTERM, with {@link #PID} for the process; empty for none
 * @param grace from the first asking to the use of force
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Stop(List<String> command, Duration grace) {

    /** Stands for the number of the process, which nobody knows before it runs. */
    public static final String PID = "{{pid}}";

    /** Keep an immutable copy. */
    public Stop {
        command = List.copyOf(command);
    }

    /**
     * Ask by SIGTERM.
     *
     * @param grace how long it may take
     * @return without a command
     */
    public static Stop within(Duration grace) {
        return new Stop(List.of(), grace);
    }

    List<String> command(long pid) {
        return command.stream().map(it -> it.replace(PID, Long.toString(pid))).toList();
    }

    static Stop read(DataInput in) throws IOException {
        return new Stop(Wire.texts(in), Duration.ofMillis(in.readLong()));
    }

    void write(DataOutput out) throws IOException {
        Wire.write(out, command);
        out.writeLong(grace.toMillis());
    }
}

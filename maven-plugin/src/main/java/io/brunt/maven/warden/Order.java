// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What Maven tells the warden.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface Order {

    /**
     * Write it to the pipe.
     *
     * @param out the pipe to the warden
     * @throws IOException if the warden is gone
     */
    void write(DataOutput out) throws IOException;

    /**
     * Have it carried out by the one who can.
     *
     * @param recipient the warden
     */
    void carryOut(Recipient recipient);

    /**
     * Read one from the pipe.
     *
     * @param in the pipe from Maven
     * @return the order
     * @throws IOException if Maven is gone
     */
    static Order read(DataInput in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case Launch.KIND -> Launch.read(in);
            case End.KIND -> new End(Wire.text(in));
            default -> throw new IOException("unknown order " + kind);
        };
    }

    /** One who carries orders out. */
    interface Recipient {

        /**
         * Start a process.
         *
         * @param order which and how
         */
        void launch(Launch order);

        /**
         * End a process and all that came from it.
         *
         * @param order which
         */
        void end(End order);
    }

    /**
     * Start a process.
     *
     * @param service name and number, for example {@code api-1}
     * @param command program and arguments
     * @param environment all of it, nothing is inherited
     * @param directory where it runs
     * @param log its output is appended to this file
     * @param stop how it is ended
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    record Launch(
            String service, List<String> command, Map<String, String> environment, Path directory, Path log, Stop stop)
            implements Order {

        static final byte KIND = 1;

        /** Keep immutable copies. */
        public Launch {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        private static Launch read(DataInput in) throws IOException {
            return new Launch(
                    Wire.text(in),
                    Wire.texts(in),
                    Wire.map(in),
                    Path.of(Wire.text(in)),
                    Path.of(Wire.text(in)),
                    Stop.read(in));
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(KIND);
            Wire.write(out, service);
            Wire.write(out, command);
            Wire.write(out, environment);
            Wire.write(out, directory.toString());
            Wire.write(out, log.toString());
            stop.write(out);
        }

        @Override
        public void carryOut(Recipient recipient) {
            recipient.launch(this);
        }
    }

    /**
     * End a process and all that came from it.
     *
     * @param service name and number
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    record End(String service) implements Order {

        static final byte KIND = 2;

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(KIND);
            Wire.write(out, service);
        }

        @Override
        public void carryOut(Recipient recipient) {
            recipient.end(this);
        }
    }
}

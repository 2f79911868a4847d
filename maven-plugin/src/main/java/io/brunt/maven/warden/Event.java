// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the warden tells Maven. */
sealed interface Event {

    /** Name and number of the service that it is about. */
    String service();

    /** Write it to the pipe. */
    void write(DataOutput out) throws IOException;

    /** Have it noted by the one who waits for it. */
    void tell(ServiceProcess process);

    /** Read one from the pipe. */
    static Event read(DataInput in) throws IOException {
        byte kind = in.readByte();
        String service = Wire.text(in);
        return switch (kind) {
            case Launched.KIND -> new Launched(service, in.readLong());
            case Refused.KIND -> new Refused(service, Wire.text(in));
            case Exited.KIND -> new Exited(service, in.readInt());
            case Ended.KIND ->
                new Ended(service, new ProcessTree.Ending(Wire.texts(in), Wire.texts(in), Wire.text(in)));
            default -> throw new IOException("unknown event " + kind);
        };
    }

    /** The process runs. */
    record Launched(String service, long pid) implements Event {

        static final byte KIND = 1;

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(KIND);
            Wire.write(out, service);
            out.writeLong(pid);
        }

        @Override
        public void tell(ServiceProcess process) {
            process.launched(pid);
        }
    }

    /** The operating system did not start it. */
    record Refused(String service, String reason) implements Event {

        static final byte KIND = 2;

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(KIND);
            Wire.write(out, service);
            Wire.write(out, reason);
        }

        @Override
        public void tell(ServiceProcess process) {
            process.refused(reason);
        }
    }

    /** The process ended, asked or not. */
    record Exited(String service, int code) implements Event {

        static final byte KIND = 3;

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(KIND);
            Wire.write(out, service);
            out.writeInt(code);
        }

        @Override
        public void tell(ServiceProcess process) {
            process.exited(code);
        }
    }

    /** The whole tree was ended. */
    record Ended(String service, ProcessTree.Ending ending) implements Event {

        static final byte KIND = 4;

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(KIND);
            Wire.write(out, service);
            Wire.write(out, ending.forced());
            Wire.write(out, ending.left());
            Wire.write(out, ending.complaint());
        }

        @Override
        public void tell(ServiceProcess process) {
            process.ended(ending);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The units of {@code /proc}, which Linux passes to each program it starts (getauxval(3)); Java asks for them nowhere.
 *
 * @param pageBytes length of a page of memory: 4,096 on most machines, up to 65,536 on ARM and POWER
 * @param ticksPerSecond in which CPU time is counted
 */
record KernelConstants(long pageBytes, long ticksPerSecond) {

    private static final long END = 0;
    private static final long PAGE_SIZE = 6;
    private static final long CLOCK_TICKS = 17;

    /** Empty where there is no {@code /proc}. */
    static Optional<KernelConstants> ofThisMachine() {
        try {
            return read(ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/auxv"))));
        } catch (IOException noLinux) {
            return Optional.empty();
        }
    }

    /** Pairs of key and value, both as long as a pointer; no JVM of today's has 32 bits and our Java version. */
    static Optional<KernelConstants> read(ByteBuffer vector) {
        vector.order(ByteOrder.nativeOrder());
        long page = 0;
        long ticks = 0;
        while (vector.remaining() >= 2 * Long.BYTES) {
            long key = vector.getLong();
            long value = vector.getLong();
            if (key == END) {
                break;
            }
            page = key == PAGE_SIZE ? value : page;
            ticks = key == CLOCK_TICKS ? value : ticks;
        }
        return page > 0 && ticks > 0 ? Optional.of(new KernelConstants(page, ticks)) : Optional.empty();
    }
}

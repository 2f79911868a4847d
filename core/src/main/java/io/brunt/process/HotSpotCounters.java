// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The counters that each HotSpot JVM keeps in a file of its own, as {@code jstat} reads them: version 2 of the format in
 * {@code hotspot/share/runtime/perfMemory.hpp}, the same in all JDKs from 5 on.
 *
 * <p>To look costs the JVM nothing, not even a system call. Attaching to it would: its attach listener and management agent
 * are threads and megabytes of what is to be measured.
 */
final class HotSpotCounters implements AutoCloseable {

    /** Where such files are, in words. */
    static final String PLACE = "hsperfdata_<user> of the folder for temporary files";

    private static final int MAGIC = 0xcafec0c0;
    private static final int LITTLE_ENDIAN = 1;
    private static final int VERSION = 2;
    private static final int HEADER = 32;
    private static final int ENTRY_HEADER = 20;

    private final FileChannel channel;
    private final Map<String, Integer> offsets;
    private final ByteBuffer bytes;

    private HotSpotCounters(FileChannel channel, Map<String, Integer> offsets, ByteBuffer bytes) {
        this.channel = channel;
        this.offsets = offsets;
        this.bytes = bytes;
    }

    /** Where the JVM of a process keeps its counters. */
    static Path file(ProcessHandle process) {
        // HotSpot's own notion of it: on Linux no variable and no property moves it.
        String folder = File.separatorChar == '/' && Files.exists(Path.of("/proc/self"))
                ? "/tmp"
                : System.getProperty("java.io.tmpdir", "");
        String user = process.info().user().orElse(System.getProperty("user.name", ""));
        // Windows says domain\\user.
        return Path.of(folder, "hsperfdata_" + user.substring(user.lastIndexOf('\\') + 1), "" + process.pid());
    }

    /** Open a file of counters; empty if it is none, or its JVM is still about to begin. */
    static Optional<HotSpotCounters> open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        ByteBuffer bytes = ByteBuffer.allocateDirect((int) Math.min(channel.size(), 1 << 20));
        read(channel, bytes, 0, bytes.capacity());
        Optional<Map<String, Integer>> offsets = offsets(bytes);
        if (offsets.isEmpty()) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new HotSpotCounters(channel, offsets.get(), bytes));
    }

    private static void read(FileChannel channel, ByteBuffer bytes, int from, int to) throws IOException {
        bytes.limit(to).position(from);
        while (bytes.hasRemaining()) {
            // A shared mapping and read(2) see the same pages; a mapping of our own would be a fault, should the file
            // shrink.
            if (channel.read(bytes, bytes.position()) < 0) {
                throw new IOException("the counters end at " + bytes.position() + " of " + to);
            }
        }
        bytes.clear();
    }

    /** The places of the numbers by name, or empty if the file is not ready. */
    private static Optional<Map<String, Integer>> offsets(ByteBuffer bytes) {
        if (bytes.capacity() < HEADER || bytes.order(ByteOrder.BIG_ENDIAN).getInt(0) != MAGIC) {
            return Optional.empty();
        }
        boolean accessible = bytes.get(7) == 1;
        if (bytes.get(5) != VERSION || !accessible) {
            return Optional.empty();
        }
        bytes.order(bytes.get(4) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        Map<String, Integer> offsets = new HashMap<>();
        int entry = bytes.getInt(24);
        for (int left = bytes.getInt(28); left > 0; left--) {
            if (entry < HEADER || entry > bytes.capacity() - ENTRY_HEADER || bytes.getInt(entry) <= 0) {
                return Optional.empty();
            }
            boolean isNumber = bytes.get(entry + 12) == 'J' && bytes.getInt(entry + 8) == 0;
            int value = entry + bytes.getInt(entry + 16);
            if (isNumber && value > 0 && value <= bytes.capacity() - Long.BYTES) {
                offsets.put(text(bytes, entry + bytes.getInt(entry + 4)), value);
            }
            entry += bytes.getInt(entry);
        }
        return Optional.of(offsets);
    }

    private static String text(ByteBuffer bytes, int from) {
        int to = from;
        while (to >= HEADER && to < bytes.capacity() && bytes.get(to) != 0) {
            to++;
        }
        byte[] text = new byte[to - from];
        if (text.length > 0) {
            bytes.get(from, text);
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Where a number is, to be read again and again; empty if this JVM does not count that. */
    OptionalInt place(String name) {
        Integer offset = offsets.get(name);
        return offset == null ? OptionalInt.empty() : OptionalInt.of(offset);
    }

    /** The number at a place, as of the last look. */
    long at(int place) {
        return bytes.getLong(place);
    }

    /** Look at the numbers between two places, both of them included: a system call of 1 to 2 us. */
    void look(int first, int last) throws IOException {
        read(channel, bytes, first, last + Long.BYTES);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

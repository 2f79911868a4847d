// SPDX-License-Identifier: Apache-2.0
package example.api;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where jobs are kept: a folder that all instances share, with a file for each job.
 *
 * <p>It stands in for the Redis or the database of a real system. An instance keeps nothing that outlives a request, so
 * whoever is asked for a job can tell, and no balancer needs sticky sessions. Safe for any thread and any process.
 *
 * @param folder exists
 */
record JobStore(Path folder) {

    /** Also what keeps {@code ../} out of file names. */
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private static final String END = ".json";

    enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }

    static JobStore in(Path folder) throws IOException {
        return new JobStore(Files.createDirectories(folder));
    }

    void put(String id, Status status, Optional<String> result) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("status", status.name());
        result.ifPresent(it -> json.addProperty("result", it));
        Path file = file(id);
        Path written = folder.resolve(id + ".tmp");
        try {
            Files.writeString(written, json.toString());
            // Nobody ever reads half a file.
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep job " + id, e);
        }
    }

    Optional<JsonObject> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonParser.parseString(Files.readString(file(id))).getAsJsonObject());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read job " + id, e);
        }
    }

    void remove(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove job " + id, e);
        }
    }

    /** Forget the jobs that nobody has touched for some time, else a long load fills the disk. */
    void forgetOlderThan(Duration age) {
        Instant limit = Instant.now().minus(age);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // another instance was quicker; what is left comes next time
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy up " + folder, e);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + END);
    }
}

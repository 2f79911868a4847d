// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long tasks are run.
 *
 * @param workers how many at once, from 1
 * @param queue how many may wait, from 1
 * @param time what each spends waiting for others
 * @param folder where they are kept; the same for all instances
 */
record JobOptions(int workers, int queue, Duration time, Path folder) {

    static final JobOptions DEFAULT = new JobOptions(
            4, 100, Duration.ofMillis(100), Path.of(System.getProperty("java.io.tmpdir"), "example-api-jobs"));

    JobOptions withWorkers(int workers) {
        return new JobOptions(workers, queue, time, folder);
    }

    JobOptions withQueue(int queue) {
        return new JobOptions(workers, queue, time, folder);
    }

    JobOptions withTime(Duration time) {
        return new JobOptions(workers, queue, time, folder);
    }

    JobOptions in(Path folder) {
        return new JobOptions(workers, queue, time, folder);
    }
}

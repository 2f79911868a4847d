// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs commands that come to an end. */
interface Errands {

    /**
     * Run one, and wait.
     *
     * @param command program and arguments
     * @param longest it is ended then
     * @return empty if it ended with exit code 0, else what it did, as a clause without a subject
     * @throws IOException if the warden is gone
     */
    Optional<String> run(List<String> command, Duration longest) throws IOException;
}

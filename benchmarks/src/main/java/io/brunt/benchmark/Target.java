// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A server that knows how many requests it got. */
interface Target extends AutoCloseable {

    /** Return where load goes. */
    URI url();

    /** Return how many requests came so far, this question left out. */
    long requests() throws IOException, InterruptedException;

    /** Return what a JVM has to be told to trust its certificate. */
    default List<String> trust() {
        return List.of();
    }

    @Override
    void close() throws IOException;
}

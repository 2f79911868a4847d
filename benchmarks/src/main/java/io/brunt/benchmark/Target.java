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

    /** Return what a {@link LoadRun} is told of it. */
    default List<String> options() {
        return List.of("url=" + url());
    }

    @Override
    void close() throws IOException;
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.record.Recorder;
import org.apiguardian.api.API;

/**
 * What an iteration does on an event loop.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface LoopAction {

    /**
     * Return how many instances of the target there are, taken in turn.
     *
     * @return at least 1
     */
    int lanes();

    /**
     * Make a user. Called on the loop's thread.
     *
     * @param id from 1
     * @param loop it lives on
     * @param recorder of that loop
     * @return a user that has not begun
     */
    LoopUser newUser(int id, EventLoop loop, Recorder recorder);
}

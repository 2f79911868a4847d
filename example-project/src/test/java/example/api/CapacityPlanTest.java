// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityPlanTest {

    /** 1,500/s by three are 500/s each, of which 350/s are planned. */
    @ParameterizedTest
    @CsvSource({"1, 1, 2", "350, 1, 2", "351, 1, 3", "1000, 1, 4", "1000, 2, 3", "10000, 1, 30"})
    void leavesRoomAndASpareOne(int users, double thinkSeconds, int instances) {
        assertEquals(instances, new CapacityPlan(1_500, 3).instancesFor(users, thinkSeconds));
    }
}

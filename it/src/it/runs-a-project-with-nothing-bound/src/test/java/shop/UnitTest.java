// SPDX-License-Identifier: Apache-2.0
package shop;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class UnitTest {

    @Test
    void isNotRun() {
        fail("brunt:run ran a unit test");
    }
}

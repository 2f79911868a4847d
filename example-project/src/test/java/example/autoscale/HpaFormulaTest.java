// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HpaFormulaTest {

    private static final HpaFormula FORMULA = new HpaFormula(1, 10, 100, HpaFormula.KUBERNETES_TOLERANCE);

    /** The first two are the examples of Kubernetes' documentation: twice the target doubles, half of it halves. */
    @ParameterizedTest
    @CsvSource({
        "2, 200, 4",
        "2, 50, 1",
        "3, 120, 4",
        "3, 66.6, 2",
        "3, 66.7, 3",
        "1, 111, 2",
        "4, 89, 4",
        "4, 74, 3",
    })
    void asksForAsManyAsBringTheMetricToItsTarget(int current, double metric, int desired) {
        assertEquals(desired, FORMULA.desired(current, metric));
    }

    @ParameterizedTest
    @CsvSource({"9, 110", "9, 109.9", "9, 90", "9, 90.1", "9, 100"})
    void leavesAsItIsWhatIsNearEnough(int current, double metric) {
        assertEquals(current, FORMULA.desired(current, metric));
    }

    @ParameterizedTest
    @CsvSource({"9, 1000, 10", "9, 0, 1", "11, 100, 10"})
    void staysBetweenItsBounds(int current, double metric, int desired) {
        assertEquals(desired, FORMULA.desired(current, metric));
    }

    /** In binary 11 * (27 / 11.0) is above 27: rounded up, an instance too many would be started. */
    @Test
    void isNotMisledByRounding() {
        for (int current = 1; current <= 100; current++) {
            for (int needed = 1; needed <= 100; needed++) {
                HpaFormula formula = new HpaFormula(1, 100, 7, 0);
                assertEquals(needed, formula.desired(current, 7.0 * needed / current), current + " to " + needed);
            }
        }
    }

    @Test
    void refusesBoundsThatCannotBeKept() {
        assertThrows(IllegalArgumentException.class, () -> new HpaFormula(0, 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new HpaFormula(3, 2, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new HpaFormula(1, 2, 0, 0));
    }
}

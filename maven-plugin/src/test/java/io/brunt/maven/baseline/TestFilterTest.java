// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.result.TestIdentity;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFilterTest {

    private static final TestIdentity TEST =
            new TestIdentity("id", "shop.CartIT.Paid", "holds", "holds()", new TreeSet<>(), "shop.CartIT.Paid.holds");

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "shop.CartIT.Paid, true",
        "CartIT$Paid, true",
        "Paid, true",
        "Paid#holds, true",
        "Paid#ho*, true",
        "#holds, true",
        "'Other, *.Paid#holds', true",
        "shop.*, true",
        "CartIT, false",
        "aid, false",
        "Paid#hold, false",
        "Paid#breaks, false",
        "shop.CartITxPaid, false"
    })
    void choosesAsSurefireDoes(String filter, boolean included) {
        assertThat(new TestFilter(filter).includes(TEST)).isEqualTo(included);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestIdentityTest {

    @Test
    void givesEachFileAFolderOfItsOwn() {
        assertThat(Stream.of(
                                "a/b.jtl",
                                "a_b.jtl",
                                "a b.jtl",
                                "a?b.jtl",
                                "a*b.jtl",
                                "x".repeat(300),
                                "y" + "x".repeat(300))
                        .map(TestIdentity::foreignFolder))
                .doesNotHaveDuplicates()
                .allMatch(it -> it.length() < 100 && it.startsWith("foreign."));
    }
}

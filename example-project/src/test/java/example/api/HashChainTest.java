// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HashChainTest {

    @Test
    void isSha256AfterOneRound() {
        // printf test | sha256sum
        assertEquals(
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", new HashChain(1).hash("test"));
    }

    @Test
    void hashesTheHashInEachFurtherRound() {
        // printf test | openssl dgst -sha256 -binary | openssl dgst -sha256 -binary | openssl dgst -sha256
        assertEquals(
                "be2ef4971b24405df0541f95fe6158ac661e69971337ff7260b219d1056ebc3b", new HashChain(3).hash("test"));
    }

    @Test
    void readsTheTextAsUtf8() {
        // printf 'ä€😀' | sha256sum
        assertEquals(
                "819fe77d1c7897c4c541e21c63d27154d46e12cc65074d8d9c874626a40a6074", new HashChain(1).hash("ä€😀"));
    }

    @Test
    void refusesAChainWithoutARound() {
        assertThrows(IllegalArgumentException.class, () -> new HashChain(0));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class ProcFilesTest {

    private final ProcFiles files = new ProcFiles(new KernelConstants(16_384, 100));

    private static String stat(String command, String state) {
        return "1240 (" + command + ") " + state
                + " 1 1240 1240 0 -1 4194560 900 0 0 0 70 20 7 3 20 0 14 0 5521 3000000000 1000 18446744073709551615 1 1 0";
    }

    @Test
    void readsWhateverTheCommandIsCalled() {
        assertThat(files.look(stat("a) S 1 (b", "S"), 5))
                .hasValue(new SystemReader.Look(1_000_000_000, 16_384_000, 14, 5));
    }

    @Test
    void takesAZombieForGone() {
        assertThat(files.look(stat("java", "Z"), 5)).isEmpty();
        assertThat(files.look("", 5)).isEmpty();
    }

    @Test
    void findsTheUnitsThatTheKernelCountsIn() {
        ByteBuffer vector = ByteBuffer.allocate(6 * Long.BYTES).order(ByteOrder.nativeOrder());
        vector.putLong(17).putLong(250).putLong(6).putLong(65_536).putLong(0).putLong(0);

        assertThat(KernelConstants.read(vector.flip())).hasValue(new KernelConstants(65_536, 250));
        assertThat(KernelConstants.read(ByteBuffer.allocate(16))).isEmpty();
    }
}

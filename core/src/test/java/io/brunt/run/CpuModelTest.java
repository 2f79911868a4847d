// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuModelTest {

    @TempDir
    Path folder;

    private Path cpuinfo(String text) throws IOException {
        return Files.writeString(folder.resolve("cpuinfo"), text);
    }

    @Test
    void readsTheNameThatLinuxHas() throws IOException {
        Path file =
                cpuinfo("processor\t: 0\nmodel\t\t: 1\nmodel name\t: AMD EPYC  7763 64-Core Processor\n\nprocessor: 1\n"
                        + "model name\t: another\n");

        assertThat(CpuModel.ofLinux(file)).contains("AMD EPYC 7763 64-Core Processor");
    }

    @Test
    void takesMakerAndPartWhereThereIsNoName() throws IOException {
        Path file = cpuinfo("processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd0c\n");

        assertThat(CpuModel.ofLinux(file)).contains("0x41 0xd0c");
    }

    @Test
    void knowsNoneWhereNothingIsSaid() throws IOException {
        assertThat(CpuModel.ofLinux(cpuinfo("processor: 0\n"))).isEmpty();
        assertThat(CpuModel.ofLinux(folder.resolve("nothing"))).isEmpty();
        assertThat(CpuModel.ofWindows(Map.of("PROCESSOR_IDENTIFIER", "Intel64")))
                .isEqualTo("Intel64");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    @Test
    void isReadAsItWasPrinted() {
        ProcessIdentity own = ProcessIdentity.current();

        assertThat(ProcessIdentity.parse(own.print())).contains(own);
        assertThat(ProcessIdentity.parse("12")).isEmpty();
        assertThat(ProcessIdentity.parse("12@")).isEmpty();
    }

    @Test
    void findsTheProcess() {
        assertThat(ProcessIdentity.current().running()).contains(ProcessHandle.current());
    }

    @Test
    void doesNotTakeAReusedPidForTheProcess() {
        ProcessIdentity own = ProcessIdentity.current();

        assertThat(new ProcessIdentity(own.pid(), own.startMillis() - 60_000).running())
                .isEmpty();
    }
}

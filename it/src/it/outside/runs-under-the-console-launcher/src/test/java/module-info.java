// SPDX-License-Identifier: Apache-2.0

/** Open to JUnit alone: Brunt has to get in through it. */
module shop.tests {
    requires io.brunt.junit;
    requires org.junit.jupiter.api;

    opens shop.tests to
            org.junit.platform.commons;
}

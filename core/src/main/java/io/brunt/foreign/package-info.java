// SPDX-License-Identifier: Apache-2.0
/** Result files of JMeter, k6 and Locust: told apart by their content, read as a recording, or as the figures they hold. */
@NullMarked
package io.brunt.foreign;

import org.jspecify.annotations.NullMarked;

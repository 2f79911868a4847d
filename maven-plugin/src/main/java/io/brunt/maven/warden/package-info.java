// SPDX-License-Identifier: Apache-2.0
/**
 * The warden: a small JVM beside Maven that starts the services and ends them however the build ends.
 *
 * <p>Maven cannot promise that: nothing of it runs after {@code kill -9}. The warden can, because its standard input
 * closes with Maven. Both sides of the pipe live here. This package uses the JDK only, since the plugin's jar alone is
 * on the warden's class path.
 */
@NullMarked
package io.brunt.maven.warden;

import org.jspecify.annotations.NullMarked;

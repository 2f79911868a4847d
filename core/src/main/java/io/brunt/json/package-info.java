// SPDX-License-Identifier: Apache-2.0
/** JSON files as people read them in a diff, and readers that name the field at fault. */
@NullMarked
package io.brunt.json;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** HTTP/1.1 as an action on an event loop: connections, requests encoded once, answers that are counted and skipped. */
@NullMarked
package io.brunt.http;

import org.jspecify.annotations.NullMarked;

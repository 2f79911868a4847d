// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import org.apiguardian.api.API;

/**
 * Which HTTP is spoken with a target.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum HttpVersion {

    /** HTTP/1.1 (RFC 9112), one request at a time on a connection. */
    HTTP_1_1
}

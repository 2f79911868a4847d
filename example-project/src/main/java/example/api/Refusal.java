// SPDX-License-Identifier: Apache-2.0
package example.api;

/** A request that is the caller's mistake. The message is written for the caller and goes out as the problem's detail. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String detail) {
        // Bad input is an everyday event and tells nothing about us: no stack trace, which is most of an exception's cost.
        super(detail, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

/**
 * What the exception of a body is called in reports.
 *
 * @param kind stable name
 * @param sample what it said
 * @param told whether its kind was told when it came to be: a request tells of its own
 */
record BodyFailure(String kind, String sample, boolean told) {

    static BodyFailure of(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof RequestFailedException request) {
                return new BodyFailure(request.kind(), "", true);
            }
        }
        String message = broken.getMessage();
        return new BodyFailure(
                "exception-" + broken.getClass().getSimpleName(),
                message == null ? broken.getClass().getName() : message,
                false);
    }
}

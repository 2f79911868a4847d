// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.slo.Verdict;

/** The outline of each verdict, so that none is told by its colour alone: octagon, circle, diamond, triangle. */
final class VerdictMark {

    private VerdictMark() {}

    /** Trusted SVG, hidden from screen readers: the word stands beside it. */
    static String svg(Verdict verdict) {
        return "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">"
                + switch (verdict) {
                    case FAIL ->
                        "<path d=\"M5 1h6l4 4v6l-4 4H5l-4-4V5z\" fill=\"currentColor\"/>"
                                + "<path d=\"m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6\" class=\"cut\"/>";
                    case PASS ->
                        "<circle cx=\"8\" cy=\"8\" r=\"7\" class=\"out\"/>"
                                + "<path d=\"M4.6 8.3 7 10.7l4.5-5\" class=\"out\"/>";
                    case INCONCLUSIVE ->
                        "<path d=\"M8 1.2 14.8 8 8 14.8 1.2 8z\" class=\"out\"/>"
                                + "<path d=\"M5 8.6c1-1.4 2-1.4 3-.6s2 .8 3-.6\" class=\"out thin\"/>";
                    case INVALID ->
                        "<path d=\"M8 1.6 15 14H1z\" class=\"out\"/>" + "<path d=\"M8 6v4m0 1.2v1.4\" class=\"out\"/>";
                }
                + "</svg>";
    }
}

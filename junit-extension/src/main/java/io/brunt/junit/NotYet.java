// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.problem.Problem;

/** What the contract promises and this version cannot do yet: refused, never ignored. */
final class NotYet {

    static final Problem PROBLEM = Problem.of("not available in this version").hint("leave it out");

    private NotYet() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.slo.Metric.Promql;
import io.brunt.slo.SloTokens.Kind;
import io.brunt.slo.SloTokens.Token;

/** Reads the metric that is a question to Prometheus: {@code promql('sum(up)')}. */
final class PromqlReader {

    static final String EXAMPLE = "promql('…')";

    private static final String NAME = "promql";
    private static final String OPENING = "promql(";
    private static final String HINT = "for example promql('sum(rate(http_errors_total[$window]))') < 1";

    private final SloTokens tokens;
    private final SloFault fault;

    PromqlReader(SloTokens tokens, SloFault fault) {
        this.tokens = tokens;
        this.fault = fault;
    }

    static boolean isPromql(Token word) {
        return word.text().equals(NAME) || word.text().startsWith(OPENING);
    }

    Metric read(Token word) {
        if (!word.text().equals(OPENING)) {
            throw SloFault.refuse(fault.of("a query without quotes", word.start(), word.end())
                    .expected("promql( and the query in single quotes")
                    .hint(HINT));
        }
        Token query = tokens.take();
        if (query.kind() == Kind.UNCLOSED) {
            throw SloFault.refuse(fault.of("a quote that is never closed", query)
                    .expected("a second ' after the query")
                    .hint(HINT));
        }
        if (query.kind() != Kind.QUOTED || query.text().isBlank()) {
            throw SloFault.refuse(fault.of("no query", query)
                    .expected("a query in single quotes")
                    .hint(HINT));
        }
        Token bracket = tokens.take();
        if (!bracket.isWord(")")) {
            throw SloFault.refuse(fault.of("a bracket that is never closed", bracket)
                    .expected("a ) after the query")
                    .hint("a quote inside of the query is doubled: ''"));
        }
        return new Promql(query.text());
    }
}

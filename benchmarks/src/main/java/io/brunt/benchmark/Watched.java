// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.util.List;
import java.util.Map;

/** Prints what it costs to watch a load test while it runs, as a table: medians of rounds, their spread, and what they must hold. */
final class Watched {

    private Watched() {}

    public static void main(String[] args) throws Exception {
        int wanted = Integer.parseInt(args[0]);
        List<String> asked = args.length > 1 ? List.of(args).subList(1, args.length) : WatchedRow.names();
        if (!WatchedRow.names().containsAll(asked)) {
            throw new IllegalArgumentException("rows are " + WatchedRow.names() + ", but asked for were " + asked);
        }
        Rounds rounds = new Rounds(wanted, 2 * wanted, Bystanders::new);
        System.out.println(Figures.TABLE_HEAD);
        for (Map.Entry<String, Row> row : WatchedRow.ROWS.entrySet()) {
            if (asked.contains(row.getKey())) {
                rounds.of(row.getKey(), row.getValue()).forEach(System.out::println);
            }
        }
    }
}

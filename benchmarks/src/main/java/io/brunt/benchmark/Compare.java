// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the figures of docs/performance.md as a table: medians of rounds, their spread, and what they must hold. */
final class Compare {

    private static final Map<String, Row> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("plain", new ClosedRow("plain", false, 1.15, 0.95));
        ROWS.put("tls", new ClosedRow("TLS", true, 1.3, 1.0));
        ROWS.put("open-1000", new OpenRow(1_000, 500, 200));
        ROWS.put("open-10000", new OpenRow(10_000, 2_000, 500));
        ROWS.put("open-30000", new OpenRow(30_000, 4_000, 1_000));
        ROWS.put("users", new UsersRow("64m", true));
        ROWS.put("users-48m", new UsersRow("48m", false));
        ROWS.put("fixed", new FixedRow());
        ROWS.put("frozen", new FrozenRow());
        ROWS.put("loops", new LoopsRow());
        ROWS.put("code", new CodeRow());
    }

    private Compare() {}

    public static void main(String[] args) throws Exception {
        int wanted = Integer.parseInt(args[0]);
        List<String> asked = args.length > 1 ? List.of(args).subList(1, args.length) : List.copyOf(ROWS.keySet());
        if (!ROWS.keySet().containsAll(asked)) {
            throw new IllegalArgumentException("rows are " + ROWS.keySet() + ", but asked for were " + asked);
        }
        Rounds rounds = new Rounds(wanted, 2 * wanted, Bystanders::new);
        System.out.println(Figures.TABLE_HEAD);
        for (Map.Entry<String, Row> row : ROWS.entrySet()) {
            if (asked.contains(row.getKey())) {
                rounds.of(row.getKey(), row.getValue()).forEach(System.out::println);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads comma-separated values as RFC 4180 defines them, the first row being the heads. */
final class CsvRows {

    private CsvRows() {}

    static List<String> heads(String text) {
        return records(text).get(0);
    }

    static List<Map<String, String>> of(String text) {
        List<List<String>> records = records(text);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> it : records.subList(1, records.size())) {
            if (it.size() != records.get(0).size()) {
                throw new AssertionError(it + " does not go with " + records.get(0));
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < it.size(); i++) {
                row.put(records.get(0).get(i), it.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted || (c != ',' && c != '\n')) {
                field.append(c);
            } else {
                record.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(record);
                    record = new ArrayList<>();
                }
            }
        }
        return records;
    }
}

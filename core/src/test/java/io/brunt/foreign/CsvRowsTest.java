// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

    @Test
    void keepsAQuotedFieldWithLineBreaksDelimitersAndQuotesWhole() throws IOException {
        assertThat(rows("1,\"a \"\"b\"\",\nc\r\nd\",2\n3,,4\n"))
                .containsExactly(List.of("1", "a \"b\",\nc\r\nd", "2"), List.of("3", "", "4"));
    }

    @Test
    void endsARowAtEachKindOfLineBreakAndPassesBlankLinesOver() throws IOException {
        assertThat(rows("\n\na,b\r\n  \nc,d\re,f"))
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e", "f"));
    }

    @Test
    void countsTheLinesWithinARow() throws IOException {
        CsvRows rows = new CsvRows(new StringReader("a,\"1\n2\n3\"\nb,c\n"), ',');

        rows.next();
        assertThat(rows.line()).isEqualTo(1);
        rows.next();
        assertThat(rows.line()).isEqualTo(4);
    }

    @Test
    void tellsARowThatHasNoEnd() throws IOException {
        CsvRows whole = new CsvRows(new StringReader("a,b\n"), ',');
        whole.next();
        CsvRows cut = new CsvRows(new StringReader("a,b\nc,\"d"), ',');
        cut.next();
        cut.next();

        assertThat(whole.isCutOff()).isFalse();
        assertThat(cut.isCutOff()).isTrue();
        assertThat(cut.count()).isNegative();
    }

    @Test
    void refusesARowThatAnUnclosedQuoteMakesEndless() {
        Reader endless = new Reader() {
            private boolean begun;

            @Override
            public int read(char[] buffer, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    buffer[offset + i] = begun || i > 3 ? '\n' : "a,\"b".charAt(i);
                }
                begun = true;
                return length;
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> new CsvRows(endless, ',').next())
                .hasMessageContaining("line 1: a row of more than 4194304 characters");
    }

    private static List<List<String>> rows(String text) throws IOException {
        // One character at a time: every border between two readings is tried.
        CsvRows rows = new CsvRows(
                new Reader() {
                    private int position;

                    @Override
                    public int read(char[] buffer, int offset, int length) {
                        if (position == text.length()) {
                            return -1;
                        }
                        buffer[offset] = text.charAt(position++);
                        return 1;
                    }

                    @Override
                    public void close() {}
                },
                ',');
        List<List<String>> all = new ArrayList<>();
        while (rows.next()) {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < rows.count(); i++) {
                fields.add(rows.text(i));
            }
            all.add(fields);
        }
        return all;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts an expression into words, quoted names and operators, each with its place. Never fails. */
final class SloTokens {

    private static final String SIGNS = "<>=!~";
    private static final Set<String> KEYWORDS = Set.of("of", "during", "every");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    enum Kind {
        WORD,
        QUOTED,
        /** A quote that is never closed. */
        UNCLOSED,
        SIGN,
        END
    }

    /**
     * One piece of the expression.
     *
     * @param text what it says; of a quoted name without its quotes
     * @param start index of its first character
     * @param end index after its last
     */
    record Token(Kind kind, String text, int start, int end) {

        boolean isWord(String word) {
            return kind == Kind.WORD && text.equals(word);
        }

        boolean isName() {
            return kind == Kind.QUOTED || kind == Kind.WORD && !KEYWORDS.contains(text);
        }
    }

    SloTokens(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                at++;
            } else {
                Token token = tokenAt(at);
                tokens.add(token);
                at = token.end();
            }
        }
    }

    private Token tokenAt(int start) {
        char first = text.charAt(start);
        if (first == '\'') {
            return quotedAt(start);
        }
        boolean sign = isSign(first);
        int end = start + 1;
        while (end < text.length() && (sign ? isSign(text.charAt(end)) : isWordPart(text.charAt(end)))) {
            end++;
        }
        return new Token(sign ? Kind.SIGN : Kind.WORD, text.substring(start, end), start, end);
    }

    private Token quotedAt(int start) {
        StringBuilder name = new StringBuilder();
        for (int at = start + 1; at < text.length(); at++) {
            if (text.charAt(at) != '\'') {
                name.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                name.append('\'');
                at++;
            } else {
                return new Token(Kind.QUOTED, name.toString(), start, at + 1);
            }
        }
        return new Token(Kind.UNCLOSED, name.toString(), start, text.length());
    }

    Token peek() {
        return next < tokens.size() ? tokens.get(next) : new Token(Kind.END, "", text.length(), text.length());
    }

    Token take() {
        Token token = peek();
        next++;
        return token;
    }

    boolean takeWord(String word) {
        boolean found = peek().isWord(word);
        if (found) {
            next++;
        }
        return found;
    }

    /** Whether a name needs no quotes: it would be read back as one word, and not as a keyword. */
    static boolean isWord(String name) {
        return !name.isEmpty()
                && !KEYWORDS.contains(name)
                && name.charAt(0) != '"'
                && name.chars().allMatch(it -> isWordPart((char) it));
    }

    private static boolean isWordPart(char c) {
        return !isBlank(c) && !isSign(c) && c != '\'';
    }

    private static boolean isSign(char c) {
        return SIGNS.indexOf(c) >= 0;
    }

    /** Also the no-break space, which a figure copied from a report holds. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}

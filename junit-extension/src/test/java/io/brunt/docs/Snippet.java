// SPDX-License-Identifier: Apache-2.0
package io.brunt.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Java code that a page shows: classes, members of a class, or statements.
 *
 * @param page where it stands
 * @param line of the page, from 1
 * @param code as shown; an ellipsis stands for what a reader fills in
 */
record Snippet(Path page, int line, String code) {

    private static final Pattern FENCED = Pattern.compile("(?ms)^```java\n(.*?)^```$");
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:\\w+ )*(?:class|@interface|interface|record) \\w+");
    private static final Pattern MEMBER = Pattern.compile("(?m)\\A(?:@|\\w+(?:<\\w+>)? \\w+\\()");

    static List<Snippet> of(Path page) throws IOException {
        String text = Files.readString(page);
        List<Snippet> snippets = new ArrayList<>();
        Matcher fenced = FENCED.matcher(text);
        while (fenced.find()) {
            int line = (int) text.substring(0, fenced.start()).lines().count() + 1;
            snippets.add(new Snippet(page, line, fenced.group(1)));
        }
        return snippets;
    }

    String name() {
        return page.getFileName() + ":" + line;
    }

    /** Return a compilation unit of this package that says the same. */
    String unit() {
        String whole = code.replace("…", "");
        if (TYPE.matcher(whole).find()) {
            // A public one would have to be in a file of its name.
            return Scaffold.IMPORTS + whole.replaceAll("(?m)^public ", "");
        }
        String body = MEMBER.matcher(whole).find()
                ? whole
                : "void statements() throws Exception {\n" + Scaffold.LOCALS + whole + "}\n";
        return Scaffold.IMPORTS + "class Shown extends Scaffold {\n" + body + "}\n";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tags of a page, read as a browser would: attributes may hold anything but their quote. */
final class Tags {

    private static final Set<String> VOID = Set.of("meta", "br", "link", "img");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\"[^\"]*\"|[^\">])*)>");

    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([a-zA-Z:-]+)(?=[=\\s/]|$)(?:=\"[^\"]*\")?");

    private Tags() {}

    /** In their order, closing ones too. */
    static List<String> names(String page) {
        return TAG.matcher(page).results().map(it -> it.group(2)).toList();
    }

    static Set<String> attributeNames(String page) {
        return TAG.matcher(page)
                .results()
                .flatMap(it -> ATTRIBUTE.matcher(it.group(3)).results())
                .map(it -> it.group(1))
                .collect(Collectors.toSet());
    }

    static List<String> unclosed(String page) {
        List<String> faults = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(page);
        while (tag.find()) {
            String name = tag.group(2);
            if (VOID.contains(name) || tag.group(3).endsWith("/")) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                open.push(name);
            } else if (open.isEmpty() || !open.pop().equals(name)) {
                faults.add(tag.group() + " at " + tag.start());
            }
        }
        faults.addAll(open);
        return faults;
    }
}

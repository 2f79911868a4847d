// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A class path that is too long for a command line, in a file that {@code java @file} reads (JDK-8027634).
 *
 * <p>Windows takes 32,767 characters in all, and Linux 131,071 bytes of one argument.
 */
final class ArgumentFile {

    private static final int LONG = 16_000;

    private ArgumentFile() {}

    /**
     * Replace a long class path.
     *
     * @param command if it is one of Java, {@code -cp} stands before the class path
     * @param file written only where it is needed
     * @return the same command, or one that refers to the file
     */
    static List<String> shorten(List<String> command, Path file) throws IOException {
        int option = command.indexOf("-cp");
        if (option < 0
                || option + 1 == command.size()
                || command.get(option + 1).length() < LONG) {
            return command;
        }
        String classPath = command.get(option + 1).replace("\\", "\\\\").replace("\"", "\\\"");
        // The launcher is a C program and reads bytes.
        Charset nativeOne = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        Files.writeString(file, "-cp \"" + classPath + "\"\n", nativeOne);
        List<String> shorter = new ArrayList<>(command.subList(0, option));
        shorter.add("@" + file);
        shorter.addAll(command.subList(option + 2, command.size()));
        return List.copyOf(shorter);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/**
 * A Maven that outlives its builds, as mvnd's does and IDEs' do: it builds once for each line of its standard input.
 *
 * <p>By reflection, since each Maven brings the class along.
 */
final class ResidentMaven {

    private ResidentMaven() {}

    public static void main(String[] arguments) throws Exception {
        Object cli =
                Class.forName("org.apache.maven.cli.MavenCli").getConstructor().newInstance();
        Method build =
                cli.getClass().getMethod("doMain", String[].class, String.class, PrintStream.class, PrintStream.class);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        String folder = System.getProperty("maven.multiModuleProjectDirectory");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            out.println("The build ended with " + build.invoke(cli, line.split("\t"), folder, out, out));
        }
    }
}

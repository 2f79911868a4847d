// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Which test a result belongs to.
 *
 * @param id unique within the build, for example JUnit's unique id
 * @param className with its package, nested classes after a dot; or what stands for it
 * @param method the method's name, or what stands for it
 * @param displayName as a person reads it
 * @param tags sorted
 * @param folder the name of its folder below the report directory
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TestIdentity(
        String id, String className, String method, String displayName, SortedSet<String> tags, String folder) {

    /** How the ids of what another tool did begin. */
    private static final String FOREIGN = "foreign:";

    /** File systems take 255 bytes, and a letter may be three. */
    private static final int LONGEST_NAME = 70;

    /**
     * Name what another tool did, by the file that it left.
     *
     * @param tool whose it was
     * @param file as the user would type it, with {@code /}
     * @return an identity of that file
     */
    public static TestIdentity foreign(String tool, String file) {
        return new TestIdentity(FOREIGN + file, tool, file, file, new TreeSet<>(), foreignFolder(file));
    }

    /**
     * Name the folder of what another tool did: the same whatever is found in the file, and no other file's.
     *
     * @param file as the user would type it, with {@code /}
     * @return for example {@code foreign.target__jmeter__run.jtl}
     */
    public static String foreignFolder(String file) {
        String name = file.replace("/", "__").replaceAll("[^\\p{L}\\p{N}._-]", "_");
        boolean same = name.replace("__", "/").equals(file) && name.length() <= LONGEST_NAME;
        String end = same ? "" : "-" + Integer.toHexString(file.hashCode());
        return "foreign." + (name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME)) + end;
    }

    /**
     * Tell whether another tool made the load.
     *
     * @return true for what was read from its file
     */
    public boolean isForeign() {
        return id.startsWith(FOREIGN);
    }

    /**
     * Name a load test that is no JUnit test.
     *
     * @param name a name that can be a folder's
     * @return an identity of that name
     */
    public static TestIdentity named(String name) {
        return new TestIdentity(name, name, name, name, new TreeSet<>(), name.replaceAll("[^\\p{Alnum}._-]", "_"));
    }
}

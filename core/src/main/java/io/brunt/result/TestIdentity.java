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

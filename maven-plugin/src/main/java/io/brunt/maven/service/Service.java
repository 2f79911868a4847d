// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <service>} as it stands in the POM, unchecked. Maven sets the fields.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Service {

    /** Letters, digits, {@code -} and {@code _}; unique in the module. */
    @Nullable
    String name;

    /** A runnable jar; exactly one of jar, mainClass and command. */
    @Nullable
    String jar;

    /** A class with a main method, on the module's class path. */
    @Nullable
    String mainClass;

    /** Of mainClass: {@code test}, or {@code runtime} for what is shipped, without tests and what only they need. */
    String classPath = "test";

    /** Program and arguments, split at blanks and quotes as a shell would, without one. */
    @Nullable
    String command;

    /** For jar and mainClass, split like a command. */
    @Nullable
    String arguments;

    /** For jar and mainClass, split like a command. */
    @Nullable
    String jvmArguments;

    /** For jar and mainClass. */
    Map<String, @Nullable String> systemProperties = new LinkedHashMap<>();

    /** Beside Maven's own environment. */
    Map<String, @Nullable String> environment = new LinkedHashMap<>();

    /** Where the process runs; the module's folder unless said otherwise. */
    @Nullable
    String workingDirectory;

    /** How many processes, from 1. */
    int instances = 1;

    /** 0: a free one for each instance. */
    int port;

    /** A Mustache file, filled in for each instance; its path is {@code {{file}}}. */
    @Nullable
    String template;

    /** When an instance is ready; a TCP connection to its port within 60 s unless said otherwise. */
    Readiness readiness = new Readiness();

    /** What tests are told; {@code http://127.0.0.1:{{port}}} unless said otherwise. */
    String url = "http://127.0.0.1:{{port}}";

    /** Names of services that must be ready before this one starts, separated by commas or blanks. */
    @Nullable
    String dependsOn;

    /** Whether {@code brunt.baseUrl} is this service's; the first one's unless said otherwise. */
    boolean target;

    /**
     * A command that has an instance end, in place of SIGTERM; split as the service's is. {@code {{pid}}} stands for the
     * number of its process.
     */
    @Nullable
    String stopCommand;

    /** How long an instance may take to end by itself before it is killed. */
    String stopTimeout = "5s";

    /** Whether the build repeats what the instances print, each line with the name of its instance. */
    boolean echo;

    /** Made by Maven. */
    public Service() {}

    /** A jar that is booted without a word in the POM. */
    static Service ofOwnJar(String name, String jar) {
        Service service = new Service();
        service.name = name;
        service.jar = jar;
        return service;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.http.Egress;
import io.brunt.http.HttpTarget;
import io.brunt.http.HttpVersion;
import io.brunt.http.Transport;
import io.brunt.plan.HttpRequest;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.net.URI;
import java.util.List;

/** Finds where the requests of a workload go, and refuses what was not allowed. */
final class Targets {

    private Targets() {}

    static List<HttpTarget> of(Workload.Http http, Egress egress) {
        String url = http.request().url();
        List<URI> bases = HttpRequest.isWhole(url) ? List.of(origin(url, url.indexOf("://"))) : http.baseUrls();
        if (bases.isEmpty()) {
            throw new BruntException(Problem.of("there is no base URL for " + url)
                    .hint("set -Dbrunt.baseUrl=http://127.0.0.1:8080, let brunt:start boot the target,"
                            + " or mark a field with @BaseUrl"));
        }
        return of(bases, egress);
    }

    static List<HttpTarget> of(List<URI> bases, Egress egress) {
        List<HttpTarget> targets = bases.stream().map(egress::resolve).toList();
        HostGate.check(targets, egress);
        targets.forEach(it -> requireVersion(it, egress.transport()));
        return targets;
    }

    /** A proxy reads what goes to {@code http}, and reads HTTP/1.1; a tunnel is made for https only. */
    private static void requireVersion(HttpTarget target, Transport transport) {
        if (transport.version() == HttpVersion.HTTP_2 && target.proxy().isPresent() && !target.secure()) {
            throw new BruntException(Problem.of("HTTP/2 without TLS does not go through a proxy")
                    .expected("https, HttpVersion.HTTP_1_1, or no proxy")
                    .actual(target.url() + " through " + target.proxy().get()));
        }
    }

    private static URI origin(String url, int scheme) {
        int end = scheme + 3;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        try {
            return URI.create(url.substring(0, end));
        } catch (IllegalArgumentException malformed) {
            throw new BruntException(Problem.of("not the URL of a server")
                    .in(url, 0, end)
                    .hint("for example http://127.0.0.1:8080/process"));
        }
    }
}

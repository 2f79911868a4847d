// SPDX-License-Identifier: Apache-2.0
package example.api;

import io.brunt.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The balancer's own count of the requests that it was sent. */
record Balancer(ApiClient client, boolean isNginx) {

    /** nginx: the third number below "server accepts handled requests". */
    private static final Pattern NGINX = Pattern.compile("requests\\s+\\d+ \\d+ (\\d+)");

    private static final Pattern HAPROXY =
            Pattern.compile("(?m)^haproxy_frontend_http_requests_total\\{proxy=\"users\"} (\\d+)");

    static Balancer ofThisBuild() {
        URI url = Settings.ofThisJvm().baseUrls().get(0);
        return new Balancer(ApiClient.to(url), System.getProperty("api.balancer").equals("nginx"));
    }

    /** How many by now, without this question. */
    long requests() throws IOException, InterruptedException {
        String text = client.send("GET", isNginx ? "/balancer/status" : "/balancer/metrics").body();
        Matcher count = (isNginx ? NGINX : HAPROXY).matcher(text);
        if (!count.find()) {
            throw new IllegalStateException("the balancer does not tell how many requests it had:\n" + text);
        }
        return Long.parseLong(count.group(1)) - 1;
    }
}

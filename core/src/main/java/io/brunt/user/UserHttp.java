// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.plan.HttpRequest;
import org.apiguardian.api.API;

/**
 * The HTTP requests of one virtual user. Its connections and cookies are its own, and live as long as it does.
 *
 * <pre>{@code
 * HttpReply reply = user.http().post("/login").header("Accept", "application/json").body("…").as("login").send();
 * }</pre>
 *
 * <p>A path is put behind the base URL and the path in it; several base URLs are taken in turn, one for each iteration. A
 * whole URL of http or https may be given as well, if its host is loopback or one of {@code brunt.allowedHosts}.
 *
 * <p>Confined to the user's own thread.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UserHttp {

    private final UserRequests requests;

    UserHttp(UserRequests requests) {
        this.requests = requests;
    }

    /**
     * Begin a {@code GET}.
     *
     * @param path from {@code /}, with its query if it has one, or a whole URL
     * @return a request to fill in and send
     */
    public RequestBuilder get(String path) {
        return method("GET", path);
    }

    /**
     * Begin a {@code POST}.
     *
     * @param path from {@code /}, with its query if it has one, or a whole URL
     * @return a request to fill in and send
     */
    public RequestBuilder post(String path) {
        return method("POST", path);
    }

    /**
     * Begin a {@code PUT}.
     *
     * @param path from {@code /}, with its query if it has one, or a whole URL
     * @return a request to fill in and send
     */
    public RequestBuilder put(String path) {
        return method("PUT", path);
    }

    /**
     * Begin a {@code PATCH}.
     *
     * @param path from {@code /}, with its query if it has one, or a whole URL
     * @return a request to fill in and send
     */
    public RequestBuilder patch(String path) {
        return method("PATCH", path);
    }

    /**
     * Begin a {@code DELETE}.
     *
     * @param path from {@code /}, with its query if it has one, or a whole URL
     * @return a request to fill in and send
     */
    public RequestBuilder delete(String path) {
        return method("DELETE", path);
    }

    /**
     * Begin a {@code HEAD}.
     *
     * @param path from {@code /}, with its query if it has one, or a whole URL
     * @return a request to fill in and send
     */
    public RequestBuilder head(String path) {
        return method("HEAD", path);
    }

    /**
     * Begin a request of any method.
     *
     * @param method for example {@code OPTIONS}
     * @param path from {@code /}, with its query if it has one, or a whole URL
     * @return a request to fill in and send
     */
    public RequestBuilder method(String method, String path) {
        return requests.begin(method, HttpRequest.isWhole(path) || path.startsWith("/") ? path : "/" + path);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.http.HttpVersion;
import io.brunt.http.ProxyAddress;
import io.brunt.http.Tls;
import io.brunt.http.Transport;
import io.brunt.result.LoadObserver;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * What the load tests of a class need that only code can say. Registered by a field, static or not:
 *
 * <pre>{@code
 * @RegisterExtension
 * static BruntExtension brunt = BruntExtension.builder()
 *         .tls(Tls.trusting(Store.of(Path.of("src/test/ca.pem"))))
 *         .build();
 * }</pre>
 *
 * <p>Also for classes of a framework whose extension calls test methods by itself, as Quarkus' does: named in
 * {@code @ExtendWith(BruntExtension.class)} above that extension's annotation it comes before it.
 *
 * <p>It holds for the class, its subclasses and its {@code @Nested} classes; where several do, the nearest one holds, and
 * nothing of the others. Other tests are left alone, and {@link LoadTest} works without it. Immutable.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BruntExtension implements BeforeEachCallback, InvocationInterceptor {

    private static final Namespace NAMESPACE = Namespace.create(BruntExtension.class);

    private final Transport transport;
    private final List<LoadObserver> observers;

    /** Take Brunt's defaults, for {@code @ExtendWith}. */
    public BruntExtension() {
        this(Transport.DEFAULT, List.of());
    }

    private BruntExtension(Transport transport, List<LoadObserver> observers) {
        this.transport = transport;
        this.observers = List.copyOf(observers);
    }

    /**
     * Begin with Brunt's defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** JUnit calls those registered farther away first, so the nearest has the last word. */
    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE).put(BruntExtension.class, this);
    }

    private static BruntExtension nearest(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrDefault(
                        BruntExtension.class, BruntExtension.class, builder().build());
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> call, ReflectiveInvocationContext<Method> invocation, ExtensionContext context)
            throws Throwable {
        intercept(call, invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> call, ReflectiveInvocationContext<Method> invocation, ExtensionContext context)
            throws Throwable {
        intercept(call, invocation, context);
    }

    private static void intercept(
            Invocation<@Nullable Void> call, ReflectiveInvocationContext<Method> invocation, ExtensionContext context)
            throws Throwable {
        if (LoadTestExtension.isDue(context)) {
            LoadTestExtension.load(call, invocation, context);
        } else {
            call.proceed();
        }
    }

    static Transport transport(ExtensionContext context) {
        return nearest(context).transport;
    }

    static List<LoadObserver> observers(ExtensionContext context) {
        return nearest(context).observers;
    }

    /**
     * Puts an extension together. Confined to one thread.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final List<LoadObserver> observers = new ArrayList<>();
        private Transport transport = Transport.DEFAULT;

        private Builder() {}

        /**
         * Say whom https trusts, and who it says it is.
         *
         * @param tls {@link Tls#SYSTEM} unless said otherwise
         * @return this
         */
        public Builder tls(Tls tls) {
            transport = transport.withTls(tls);
            return this;
        }

        /**
         * Send load through a proxy.
         *
         * @param proxy on loopback, or on a host of {@code brunt.allowedHosts}; none unless said otherwise
         * @return this
         */
        public Builder proxy(ProxyAddress proxy) {
            transport = transport.withProxy(proxy);
            return this;
        }

        /**
         * Say which HTTP is spoken.
         *
         * @param version {@link HttpVersion#HTTP_1_1} unless said otherwise
         * @return this
         */
        public Builder httpVersion(HttpVersion version) {
            transport = transport.withVersion(version);
            return this;
        }

        /**
         * Look names up again, for targets that move while the load is on.
         *
         * @param held for how long the addresses of a name are used; unless said otherwise for the whole load test
         * @return this
         * @throws IllegalArgumentException if it is shorter than a millisecond
         */
        public Builder namesHeld(Duration held) {
            transport = transport.withNamesHeld(held);
            return this;
        }

        /**
         * Let somebody see each load test while it runs.
         *
         * @param observer one more; {@code BruntMeters.in(registry)} keeps a registry of Micrometer up to date
         * @return this
         */
        public Builder observer(LoadObserver observer) {
            observers.add(observer);
            return this;
        }

        /**
         * Make the extension.
         *
         * @return to be kept in a field with {@code @RegisterExtension}
         */
        public BruntExtension build() {
            return new BruntExtension(transport, observers);
        }
    }
}

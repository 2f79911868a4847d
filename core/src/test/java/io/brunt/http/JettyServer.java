// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A real server of HTTP/2 on loopback that counts what it serves: the other side of every sum. */
final class JettyServer implements AutoCloseable {

    private final Server server = new Server();
    private final ServerConnector connector;
    private final URI url;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong bodyBytes = new AtomicLong();

    /** Speak HTTP/2 by prior knowledge, and HTTP/1.1. */
    static JettyServer clear(int mostStreams) {
        HttpConfiguration config = new HttpConfiguration();
        HTTP2CServerConnectionFactory http2 = new HTTP2CServerConnectionFactory(config);
        http2.setMaxConcurrentStreams(mostStreams);
        return new JettyServer(new HttpConnectionFactory(config), http2);
    }

    /** Speak over TLS what ALPN chooses, with the key in a store. */
    static JettyServer secure(Path store, String... versions) {
        HttpConfiguration config = new HttpConfiguration();
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory(versions);
        alpn.setDefaultProtocol("http/1.1");
        SslContextFactory.Server keys = new SslContextFactory.Server();
        keys.setKeyStorePath(store.toString());
        keys.setKeyStorePassword(Certificates.PASSWORD);
        return new JettyServer(
                new SslConnectionFactory(keys, "alpn"),
                alpn,
                new HTTP2ServerConnectionFactory(config),
                new HttpConnectionFactory(config));
    }

    private JettyServer(ConnectionFactory... factories) {
        connector = new ServerConnector(server, 1, 1, factories);
        String scheme = factories[0] instanceof SslConnectionFactory ? "https" : "http";
        connector.setHost("127.0.0.1");
        connector.addBean(new SelectorManager.AcceptListener() {
            @Override
            public void onAccepted(SelectableChannel channel) {
                connections.incrementAndGet();
            }
        });
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                return answer(request, response, callback);
            }
        });
        try {
            server.start();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
        url = URI.create(scheme + "://127.0.0.1:" + connector.getLocalPort());
    }

    private boolean answer(Request request, Response response, Callback callback) throws Exception {
        requests.incrementAndGet();
        String path = Request.getPathInContext(request);
        bodyBytes.addAndGet(Content.Source.asByteBuffer(request).remaining());
        if (path.startsWith("/status/")) {
            response.setStatus(Integer.parseInt(path.substring(8)));
            response.write(true, text(path.endsWith("204") ? "" : "told to"), callback);
        } else if (path.startsWith("/bytes/")) {
            response.write(true, ByteBuffer.allocate(Integer.parseInt(path.substring(7))), callback);
        } else if (path.startsWith("/to/")) {
            response.setStatus(302);
            response.getHeaders().put("Location", path.substring(3));
            response.write(true, text(""), callback);
        } else if (path.equals("/trailers")) {
            response.setTrailersSupplier(() -> HttpFields.build().add(new HttpField("checksum", "1")));
            response.write(true, text("with trailers"), callback);
        } else if (path.equals("/cookie")) {
            response.getHeaders().add("Set-Cookie", "user=ann; Path=/");
            response.write(true, text(""), callback);
        } else if (path.equals("/echo")) {
            response.write(
                    true, text(request.getMethod() + " " + request.getHeaders().asString()), callback);
        } else {
            response.getHeaders().put("Content-Type", "text/plain");
            response.write(true, text("ok"), callback);
        }
        return true;
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    URI url() {
        return url;
    }

    long requests() {
        return requests.get();
    }

    long connections() {
        return connections.get();
    }

    long bodyBytes() {
        return bodyBytes.get();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}

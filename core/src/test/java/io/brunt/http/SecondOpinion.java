// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/** How HttpCore's own client reads an answer: the second opinion beside {@link AnswerParser}. */
final class SecondOpinion {

    /** What a client makes of some bytes. */
    enum Finding {
        WHOLE,
        CUT_OFF,
        MALFORMED
    }

    /**
     * One opinion.
     *
     * @param finding what it is
     * @param status 0 unless it is whole
     * @param bodyStart the first bytes of the body, as an error would show them
     * @param persists whether the connection may go on
     */
    record Reading(Finding finding, int status, String bodyStart, boolean persists) {

        static final Reading CUT_OFF = new Reading(Finding.CUT_OFF, 0, "", false);
        static final Reading MALFORMED = new Reading(Finding.MALFORMED, 0, "", false);
    }

    /** What stands behind an answer on a connection that goes on: whoever reads too far or too little misses it. */
    private static final byte[] NEXT = "HTTP/1.1 299 Next\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1);

    private SecondOpinion() {}

    /** Let HttpCore read an answer whose bytes come in pieces that end at the cuts. */
    static Reading of(byte[] answer, boolean isHead, int... cuts) throws IOException {
        Reading reading = read(answer, isHead, false, cuts);
        return reading.persists() ? read(answer, isHead, true, cuts) : reading;
    }

    private static Reading read(byte[] answer, boolean isHead, boolean expectNext, int... cuts) throws IOException {
        byte[] bytes = expectNext ? concat(answer, NEXT) : answer;
        try (DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT)) {
            connection.bind(new CannedSocket(new Pieces(bytes, cuts)));
            ClassicHttpRequest request =
                    new BasicClassicHttpRequest(isHead ? "HEAD" : "GET", new HttpHost("test"), "/");
            HttpCoreContext context = HttpCoreContext.create();
            ClassicHttpResponse response = new HttpRequestExecutor().execute(request, connection, context);
            HttpEntity entity = response.getEntity();
            byte[] body = entity == null ? new byte[0] : entity.getContent().readAllBytes();
            boolean persists = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
            if (expectNext && connection.receiveResponseHeader().getCode() != 299) {
                throw new IllegalStateException("HttpCore itself lost its place");
            }
            int shown = Math.min(body.length, 200);
            return new Reading(Finding.WHOLE, response.getCode(), Ascii.shown(body, 0, shown), persists);
        } catch (NoHttpResponseException | TruncatedChunkException early) {
            return Reading.CUT_OFF;
        } catch (ConnectionClosedException early) {
            return Reading.CUT_OFF;
        } catch (HttpException | IOException malformed) {
            return Reading.MALFORMED;
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** A stream whose reads end where the network cut it. */
    private static final class Pieces extends InputStream {

        private final byte[] bytes;
        private final int[] cuts;
        private int at;

        Pieces(byte[] bytes, int[] cuts) {
            this.bytes = bytes;
            this.cuts = cuts;
        }

        @Override
        public int read() {
            return at == bytes.length ? -1 : bytes[at++] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == bytes.length) {
                return -1;
            }
            int end = Arrays.stream(cuts).filter(it -> it > at).min().orElse(bytes.length);
            int part = Math.min(length, Math.min(end, bytes.length) - at);
            System.arraycopy(bytes, at, into, offset, part);
            at += part;
            return part;
        }
    }

    private static final class CannedSocket extends Socket {

        private final InputStream in;

        CannedSocket(InputStream in) {
            this.in = in;
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }
    }
}

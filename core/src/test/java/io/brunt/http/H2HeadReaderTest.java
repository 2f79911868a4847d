// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not read again must be what HttpCore's decoder would have read. */
class H2HeadReaderTest {

    private static final int INDEXED = 0x80;
    private static final int ADDING = 0x40;
    private static final int FIRST_OF_TABLE = 62;

    private final H2HeadReader reader = new H2HeadReader();
    private final HPackDecoder truth = new HPackDecoder(4096, (Charset) null);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.brunt.Seeds#all")
    void readsWhatHttpCoreReads(long seed) throws H2Fault {
        Random random = new Random(seed);
        byte[] block = {(byte) (INDEXED | 8)};
        for (int i = 0; i < 600; i++) {
            // Runs of one block, as of a server whose answers are alike, and changes in between.
            if (random.nextInt(100) == 0 || i < 3) {
                block = block(random);
            }
            String expected;
            try {
                expected = text(truth.decodeHeaders(ByteBuffer.wrap(block)));
            } catch (HPackException | IllegalArgumentException noSuchField) {
                // Both end their connection here.
                return;
            }
            reader.begin(1, H2Frame.END_HEADERS, block, 0, block.length);

            assertThat(text(reader.read())).as("seed %d, block %d", seed, i).isEqualTo(expected);
        }
    }

    private static String text(List<Header> headers) {
        return headers.toString();
    }

    private static byte[] block(Random random) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        boolean refers = random.nextInt(4) == 0;
        for (int fields = 1 + random.nextInt(4); fields > 0; fields--) {
            int index = refers && random.nextBoolean() ? FIRST_OF_TABLE + random.nextInt(40) : 28 + random.nextInt(30);
            switch (random.nextInt(3)) {
                case 0 -> block.write(INDEXED | index);
                case 1 -> {
                    block.write(ADDING | Math.min(index, FIRST_OF_TABLE));
                    value(block, random);
                }
                default -> {
                    // Four bits hold 15 at most, the rest comes behind.
                    block.write(0x0f);
                    block.write(index - 0x0f);
                    value(block, random);
                }
            }
        }
        return block.toByteArray();
    }

    private static void value(ByteArrayOutputStream block, Random random) {
        byte[] value = "v".repeat(1 + random.nextInt(20)).getBytes(StandardCharsets.US_ASCII);
        block.write(value.length);
        block.writeBytes(value);
    }
}

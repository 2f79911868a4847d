// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Methods from some nanoseconds to some hundred microseconds; what they make is returned, so that none is dead code. */
public enum Method {
    /** A multiplication and a shift. */
    MIX {
        @Override
        long call(State state) {
            state.seed = state.seed * 0x9E3779B97F4A7C15L + 1;
            return state.seed ^ state.seed >>> 29;
        }
    },
    /** The checksum of 512 bytes. */
    CRC_512 {
        @Override
        long call(State state) {
            state.crc.reset();
            state.crc.update(state.bytes, 0, 512);
            return state.crc.getValue();
        }
    },
    /** The hash of 64 Ki numbers. */
    HASH_64K {
        @Override
        long call(State state) {
            state.bytes[0]++;
            return Arrays.hashCode(state.bytes);
        }
    },
    /** A digest of 1 KiB. */
    SHA_1K {
        @Override
        long call(State state) {
            state.digest.update(state.bytes, 0, 1_024);
            return state.digest.digest()[0];
        }
    },
    /** A digest of 64 KiB. */
    SHA_64K {
        @Override
        long call(State state) {
            state.digest.update(state.bytes);
            return state.digest.digest()[0];
        }
    };

    /** What a call works on. Confined to one thread. */
    static final class State {
        final CRC32 crc = new CRC32();
        final byte[] bytes = new byte[65_536];
        final MessageDigest digest;
        long seed = 1;
        long kept;

        State() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    abstract long call(State state);
}

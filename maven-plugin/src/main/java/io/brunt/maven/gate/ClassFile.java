// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The texts of a compiled class: names, descriptors, constants. JVM specification, section 4.4.
 *
 * @param name with dots, nested classes after a {@code $}
 * @param isAnnotation whether it declares an annotation
 * @param texts every UTF-8 entry of its constant pool
 */
record ClassFile(String name, boolean isAnnotation, Set<String> texts) {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int ACC_ANNOTATION = 0x2000;

    static ClassFile read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException(file + " is no class file");
            }
            in.readInt(); // version
            int count = in.readUnsignedShort();
            String[] texts = new String[count];
            int[] classNames = new int[count];
            for (int i = 1; i < count; i++) {
                i += readConstant(in, i, texts, classNames);
            }
            int flags = in.readUnsignedShort();
            String name = texts[classNames[in.readUnsignedShort()]];
            Set<String> all = new HashSet<>();
            for (String text : texts) {
                if (text != null) {
                    all.add(text);
                }
            }
            return new ClassFile(name.replace('/', '.'), (flags & ACC_ANNOTATION) != 0, all);
        }
    }

    /** Returns how many further entries it takes: a long or double takes two. */
    private static int readConstant(DataInputStream in, int index, String[] texts, int[] classNames)
            throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case 1 -> texts[index] = in.readUTF();
            case 7 -> classNames[index] = in.readUnsignedShort();
            case 8, 16, 19, 20 -> in.readUnsignedShort();
            case 15 -> in.skipBytes(3);
            case 3, 4, 9, 10, 11, 12, 17, 18 -> in.readInt();
            case 5, 6 -> in.readLong();
            default -> throw new IOException("unknown kind of constant: " + tag);
        }
        return tag == 5 || tag == 6 ? 1 : 0;
    }

    /** How annotations on it, its methods and its fields refer to this one. */
    String descriptor() {
        return "L" + name.replace('.', '/') + ";";
    }
}

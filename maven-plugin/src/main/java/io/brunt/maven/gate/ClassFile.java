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
 * @param supers the class that it extends and the interfaces that it implements, likewise
 * @param isAnnotation whether it declares an annotation
 * @param isAbstract whether nothing is ever made of it, but of a subclass
 * @param texts every UTF-8 entry of its constant pool
 */
record ClassFile(String name, Set<String> supers, boolean isAnnotation, boolean isAbstract, Set<String> texts) {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int ACC_ABSTRACT = 0x0400;
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
            Set<String> supers = new HashSet<>();
            // Object itself extends what has no name.
            addClass(supers, texts, classNames[in.readUnsignedShort()]);
            int interfaces = in.readUnsignedShort();
            for (int i = 0; i < interfaces; i++) {
                addClass(supers, texts, classNames[in.readUnsignedShort()]);
            }
            Set<String> all = new HashSet<>();
            for (String text : texts) {
                if (text != null) {
                    all.add(text);
                }
            }
            return new ClassFile(
                    name.replace('/', '.'), supers, (flags & ACC_ANNOTATION) != 0, (flags & ACC_ABSTRACT) != 0, all);
        }
    }

    private static void addClass(Set<String> names, String[] texts, int index) {
        if (texts[index] != null) {
            names.add(texts[index].replace('/', '.'));
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

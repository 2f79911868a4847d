// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Validates {@code result.json} against the schema that the core jar ships; other modules' tests may copy it. */
public final class ResultSchema {

    private static final String RESOURCE = "/io/brunt/report/brunt-result-1.schema.json";

    private static final Schema SCHEMA = load();

    private ResultSchema() {}

    /** Return what is wrong, one line each; empty for a valid result. */
    public static List<String> faults(String json) {
        return SCHEMA
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(it -> it.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema load() {
        try (InputStream in = ResultSchema.class.getResourceAsStream(RESOURCE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

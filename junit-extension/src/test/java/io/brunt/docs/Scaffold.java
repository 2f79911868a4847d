// SPDX-License-Identifier: Apache-2.0
package io.brunt.docs;

import java.util.List;

/** What the snippets take for granted: the imports that an IDE would add, and a shop. */
public class Scaffold {

    static final String IMPORTS = """
            package io.brunt.docs;
            import static io.brunt.assertj.BruntAssertions.assertThat;
            import static io.brunt.docs.Scaffold.RANDOM_PORT;
            import static org.assertj.core.api.Assertions.assertThat;
            import static org.junit.jupiter.api.Assertions.*;
            import io.brunt.assertj.*;
            import io.brunt.docs.Scaffold.*;
            import io.brunt.http.*;
            import io.brunt.http.Tls.Store;
            import io.brunt.junit.*;
            import io.brunt.junit.Slo;
            import io.brunt.junit.Stage;
            import io.brunt.metrics.*;
            import io.brunt.plan.*;
            import io.brunt.report.*;
            import io.brunt.result.*;
            import io.brunt.run.*;
            import io.brunt.slo.*;
            import io.brunt.unit.*;
            import io.brunt.user.*;
            import io.micrometer.core.instrument.*;
            import io.micrometer.core.instrument.simple.*;
            import java.io.*;
            import java.lang.annotation.*;
            import java.net.*;
            import java.nio.charset.*;
            import java.nio.file.*;
            import java.time.*;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.api.extension.*;
            import org.junit.jupiter.params.*;
            import org.junit.jupiter.params.provider.*;
            """;

    static final String LOCALS = """
            LoadOrder order = null;
            LoadResult result = null;
            """;

    public static final String RANDOM_PORT = "random";

    public static final Shop shop = name -> new Price(List.of(name));

    /** What a body keeps of what it made. */
    public static Object kept;

    public interface Shop {
        Price price(String name);
    }

    public record Price(List<String> of) {
        public boolean isPositive() {
            return !of.isEmpty();
        }
    }

    /** Stands for Spring Boot's, which no test of this module has. */
    public @interface SpringBootTest {
        String webEnvironment();
    }

    /** Stands for Spring Boot's. */
    public @interface LocalServerPort {}

    /** Stands for Quarkus'. */
    public @interface QuarkusTest {}

    /** Stands for Quarkus'. */
    public @interface TestHTTPResource {}
}

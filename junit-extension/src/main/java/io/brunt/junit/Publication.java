// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.result.LoadResult;
import io.brunt.slo.SloResult;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * Tells JUnit what came of a load test, for IDEs, the console launcher and the open test report.
 *
 * <p>Files are published from JUnit 5.12 on, through reflection: the type that names their kind has moved since then. On
 * earlier versions only the entries are.
 */
final class Publication {

    private static final System.Logger LOGGER = System.getLogger(Publication.class.getName());
    private static final Map<String, String> FILES =
            Map.of("result.json", "application/json", "report.html", "text/html");
    private static final Optional<Method> PUBLISH_FILE = publishFile();

    private Publication() {}

    private static Optional<Method> publishFile() {
        return Arrays.stream(ExtensionContext.class.getMethods())
                .filter(it -> it.getName().equals("publishFile") && it.getParameterCount() == 3)
                .filter(it -> !it.isAnnotationPresent(Deprecated.class))
                .filter(it -> it.getParameterTypes()[1].getSimpleName().equals("MediaType"))
                .findFirst();
    }

    /**
     * Publish a result.
     *
     * @param context of the test
     * @param result its files are written
     */
    static void of(ExtensionContext context, LoadResult result) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("brunt.verdict", result.verdict().name());
        for (SloResult slo : result.slos()) {
            entries.put("brunt.slo " + slo.slo().expression(), slo.verdict() + ", " + VerdictFailure.actual(slo));
        }
        entries.put("brunt.report", result.directory().resolve("report.html").toString());
        context.publishReportEntry(entries);
        PUBLISH_FILE.ifPresent(method -> files(context, method, result.directory()));
    }

    private static void files(ExtensionContext context, Method method, Path directory) {
        for (String name : List.copyOf(FILES.keySet())) {
            Path file = directory.resolve(name);
            ThrowingConsumer<Path> copy = it -> Files.copy(file, it);
            try {
                if (Files.exists(file)) {
                    method.invoke(context, name, mediaType(method, name), copy);
                }
            } catch (ReflectiveOperationException refused) {
                // Some launchers have no folder for files. The result stands where it was written.
                LOGGER.log(System.Logger.Level.DEBUG, "JUnit does not take " + file, refused);
            }
        }
    }

    private static @Nullable Object mediaType(Method method, String name) throws ReflectiveOperationException {
        return method.getParameterTypes()[1].getMethod("parse", String.class).invoke(null, FILES.get(name));
    }
}

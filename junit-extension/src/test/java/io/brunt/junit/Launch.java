// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.junit.platform.testkit.engine.Events;

/** Runs fixtures on an engine of their own, as a user's build would. */
final class Launch {

    private final EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");

    /** A launch that leaves its results in a folder of the caller's. */
    static Launch into(Path reports) {
        return new Launch().with("brunt.reportDir", reports.toString());
    }

    Launch with(String parameter, String value) {
        kit.configurationParameter(parameter, value);
        return this;
    }

    Launch against(CountingServer server) {
        return with("brunt.baseUrl", server.url());
    }

    Ran run(Class<?>... fixtures) {
        return run(Stream.of(fixtures).map(it -> selectClass(it)).toArray(DiscoverySelector[]::new));
    }

    /** Runs the method of that name, whatever it takes. */
    Ran method(Class<?> fixture, String name) {
        Method method = Stream.of(fixture.getDeclaredMethods())
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return run(selectMethod(fixture, method));
    }

    private Ran run(DiscoverySelector... selectors) {
        return new Ran(kit.selectors(selectors).execute());
    }

    /** What came of it. */
    record Ran(EngineExecutionResults results) {

        Events tests() {
            return results.testEvents();
        }

        /** All tests succeeded, and there were so many. */
        Ran succeeded(int count) {
            assertThat(failures()).as("failures").isEmpty();
            tests().assertStatistics(it -> it.started(count).succeeded(count));
            return this;
        }

        List<Throwable> failures() {
            return results.allEvents()
                    .failed()
                    .map(it -> it.getRequiredPayload(TestExecutionResult.class))
                    .flatMap(it -> it.getThrowable().stream())
                    .toList();
        }

        /** The one failure that there is. */
        Throwable failure() {
            assertThat(failures()).as("failures").hasSize(1);
            return failures().get(0);
        }

        List<String> skipReasons() {
            return results.allEvents()
                    .skipped()
                    .map(it -> it.getRequiredPayload(String.class))
                    .toList();
        }

        List<ReportEntry> entries() {
            return results.allEvents().stream()
                    .filter(it -> it.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
                    .map(it -> it.getRequiredPayload(ReportEntry.class))
                    .toList();
        }

        List<String> names() {
            return tests().started().map(Launch::name).toList();
        }
    }

    private static String name(Event event) {
        return event.getTestDescriptor().getDisplayName();
    }
}

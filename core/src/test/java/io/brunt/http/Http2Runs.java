// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Recording;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Runs plans over HTTP/2 and nothing else. */
final class Http2Runs {

    private Http2Runs() {}

    static LoadPlan inARow(int count) {
        return iterations(count, 1);
    }

    static LoadPlan iterations(int count, int users) {
        return LoadPlan.builder(new LoadModel.SharedIterations(count, users, Duration.ofSeconds(20)))
                .build();
    }

    static Recording run(LoadPlan plan, HttpRequest request, URI url) throws IOException {
        return HttpRuns.run(plan, request, HttpVersion.HTTP_2, url);
    }

    static void isOneError(Recording recording, String kind, long count, String text) {
        assertThat(recording.errors()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(kind);
            assertThat(it.count()).isEqualTo(count);
            assertThat(it.sample()).contains(text);
        });
    }
}

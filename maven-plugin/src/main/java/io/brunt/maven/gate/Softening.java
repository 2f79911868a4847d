// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import io.brunt.settings.Consequence;
import io.brunt.settings.Settings;
import io.brunt.slo.Verdict;
import org.apiguardian.api.API;

/**
 * Which verdicts warn instead of failing the build.
 *
 * @param inconclusiveWarns whether INCONCLUSIVE does
 * @param invalidWarns whether INVALID does
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Softening(boolean inconclusiveWarns, boolean invalidWarns) {

    /**
     * Take them from the settings.
     *
     * @param settings those of the module
     * @return what {@code brunt.onInconclusive} and {@code brunt.onInvalid} say
     */
    public static Softening of(Settings settings) {
        return new Softening(settings.onInconclusive() == Consequence.WARN, settings.onInvalid() == Consequence.WARN);
    }

    boolean fails(Verdict verdict) {
        return switch (verdict) {
            case PASS -> false;
            case FAIL -> true;
            case INVALID -> !invalidWarns;
            case INCONCLUSIVE -> !inconclusiveWarns;
        };
    }

    boolean warns(Verdict verdict) {
        return verdict != Verdict.PASS && !fails(verdict);
    }
}

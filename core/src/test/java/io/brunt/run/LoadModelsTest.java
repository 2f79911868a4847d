// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.plan.LoadModel;
import io.brunt.plan.Stage;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;

class LoadModelsTest {

    private static final Duration HALF = Duration.ofMillis(500);
    private static final Duration QUARTER = Duration.ofMillis(250);
    private static final Duration MOST = Duration.ofMillis(700);

    @Nested
    class ConstantUsers extends LoadModelContract {
        @Override
        LoadModel model() {
            return new LoadModel.ConstantUsers(5, HALF);
        }

        @Override
        OptionalLong due() {
            return OptionalLong.empty();
        }

        @Override
        int mostUsers() {
            return 5;
        }
    }

    @Nested
    class RampingUsers extends LoadModelContract {
        @Override
        LoadModel model() {
            return new LoadModel.RampingUsers(
                    2,
                    List.of(
                            new Stage.Users("up", QUARTER, 8),
                            new Stage.Users("jump", Duration.ZERO, 4),
                            new Stage.Users("down", QUARTER, 0)));
        }

        @Override
        OptionalLong due() {
            return OptionalLong.empty();
        }

        @Override
        int mostUsers() {
            return 8;
        }
    }

    @Nested
    class ConstantRate extends LoadModelContract {
        @Override
        LoadModel model() {
            return new LoadModel.ConstantRate(Rate.perSecond(200), HALF);
        }

        @Override
        OptionalLong due() {
            return OptionalLong.of(100);
        }

        @Override
        OptionalDouble dueWithin(double seconds) {
            return OptionalDouble.of(200 * seconds);
        }

        @Override
        int mostUsers() {
            return 40;
        }
    }

    /** 25 arrivals along a ramp from 0 to 200/s in a quarter of a second, as many on the way down. */
    @Nested
    class RampingRate extends LoadModelContract {
        @Override
        LoadModel model() {
            return new LoadModel.RampingRate(
                    Rate.ZERO,
                    List.of(
                            new Stage.Arrivals("up", QUARTER, Rate.perSecond(200)),
                            new Stage.Arrivals("down", QUARTER, Rate.ZERO)));
        }

        @Override
        OptionalLong due() {
            return OptionalLong.of(50);
        }

        @Override
        OptionalDouble dueWithin(double seconds) {
            double after = Math.max(0, seconds - 0.25);
            double up = Math.min(seconds, 0.25);
            return OptionalDouble.of(400 * up * up + 200 * after - 400 * after * after);
        }

        @Override
        int mostUsers() {
            return 20;
        }
    }

    @Nested
    class SharedIterations extends LoadModelContract {
        @Override
        LoadModel model() {
            return new LoadModel.SharedIterations(30, 4, MOST);
        }

        @Override
        OptionalLong due() {
            return OptionalLong.of(30);
        }

        @Override
        int mostUsers() {
            return 4;
        }
    }

    @Nested
    class IterationsPerUser extends LoadModelContract {
        @Override
        LoadModel model() {
            return new LoadModel.IterationsPerUser(8, 4, MOST);
        }

        @Override
        OptionalLong due() {
            return OptionalLong.of(32);
        }

        @Override
        int mostUsers() {
            return 4;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserCurveTest {

    private static final long S = 1_000_000_000;

    private static Stage stage(String name, long seconds, int users) {
        return new Stage.Users(name, Duration.ofSeconds(seconds), users);
    }

    private static UserCurve curve(int warmupSeconds, int startUsers, Stage... stages) {
        return new UserCurve(LoadPlan.builder(new LoadModel.RampingUsers(startUsers, List.of(stages)))
                .warmup(Duration.ofSeconds(warmupSeconds))
                .build());
    }

    @Test
    void bringsTheLastUserOfARampExactlyAtItsEnd() {
        UserCurve curve = curve(0, 0, stage("up", 10, 10), stage("hold", 5, 10));

        assertThat(curve.presence(1)).containsExactly(1 * S, 15 * S);
        assertThat(curve.presence(10)).containsExactly(10 * S, 15 * S);
    }

    @Test
    void letsTheLastUserOfARampDownLeaveAtItsEnd() {
        UserCurve curve = curve(0, 10, stage("down", 10, 0));

        assertThat(curve.presence(10)).containsExactly(0, 1 * S);
        assertThat(curve.presence(1)).containsExactly(0, 10 * S);
    }

    @Test
    void letsUsersComeBack() {
        UserCurve curve = curve(0, 2, stage("down", 2, 0), stage("up", 2, 2), stage("hold", 1, 2));

        assertThat(curve.presence(2)).containsExactly(0, 1 * S, 4 * S, 5 * S);
    }

    @Test
    void jumpsInAStageOfNoLength() {
        UserCurve curve = curve(0, 0, stage("jump", 0, 5), stage("hold", 3, 5));

        assertThat(curve.presence(5)).containsExactly(0, 3 * S);
    }

    @Test
    void warmsUpAtTheFirstTargetOfARampFromZero() {
        UserCurve curve = curve(3, 0, stage("up", 10, 10));

        assertThat(curve.presence(4)).containsExactly(-3 * S, 0, 4 * S, 10 * S);
    }

    @Test
    void staysOnAfterAWarmUpAtTheSameLevel() {
        UserCurve curve = curve(3, 2, stage("hold", 10, 2));

        assertThat(curve.presence(2)).containsExactly(-3 * S, 10 * S);
    }

    static LongStream seeds() {
        Long only = Long.getLong("seed");
        return only == null ? LongStream.range(0, 200) : LongStream.of(only);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void hasAsManyUsersAsTheLineSaysAtAnyMoment(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Stage> stages = new ArrayList<>();
        int start = random.nextInt(20);
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            stages.add(stage("s" + i, random.nextInt(30), random.nextInt(40)));
        }
        stages.add(stage("last", 7, 3));
        UserCurve curve = curve(0, start, stages.toArray(Stage[]::new));

        int level = start;
        long stageStart = 0;
        for (Stage stage : stages) {
            int target = ((Stage.Users) stage).users();
            long length = stage.duration().toNanos();
            long moment = stageStart + (length * 37) / 100;
            double line = level + (target - level) * 0.37;
            // Users come when the line reaches them and leave one step late, so there are floor(line) going up,
            // ceil(line) going down.
            long expected = Math.round(target >= level ? Math.floor(line + 1e-9) : Math.ceil(line - 1e-9));
            if (length > 0) {
                assertThat(present(curve, moment))
                        .as("seed %d at %d of %s", seed, moment, stages)
                        .isEqualTo(expected);
            }
            level = target;
            stageStart += length;
        }
    }

    private static long present(UserCurve curve, long moment) {
        return LongStream.rangeClosed(1, curve.mostUsers())
                .filter(user -> isThere(curve.presence((int) user), moment))
                .count();
    }

    private static boolean isThere(long[] presence, long moment) {
        for (int i = 0; i < presence.length; i += 2) {
            if (presence[i] <= moment && moment < presence[i + 1]) {
                return true;
            }
        }
        return false;
    }
}

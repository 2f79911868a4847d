// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

/** Plans that cannot be run, each wrong in its own way; run by {@link WrongAnnotationTest} alone. */
class WrongPlan extends WrongAnnotationTest.Counting {

    @LoadTest(users = 10, duration = "1s", rate = "5/s")
    void namesTwoModels() {
        called();
    }

    @LoadTest(stages = @Stage(duration = "1s", users = 1), users = 3, iterations = 4, duration = "1s")
    void namesTwoModelsOneOfThemByIterations() {
        called();
    }

    @LoadTest
    void namesNoModel() {
        called();
    }

    @LoadTest(duration = "1s")
    void namesADurationOnly() {
        called();
    }

    @LoadTest(users = 5)
    void namesUsersWithoutADuration() {
        called();
    }

    @LoadTest(rate = "5/s")
    void namesARateWithoutADuration() {
        called();
    }

    @LoadTest(users = -1, duration = "1s")
    void hasNegativeUsers() {
        called();
    }

    @LoadTest(users = 0, iterations = 10)
    void hasNoUsers() {
        called();
    }

    @LoadTest(iterationsPerUser = 0, users = 2)
    void hasNoIterations() {
        called();
    }

    @LoadTest(stages = {@Stage(duration = "1s", users = 5), @Stage(duration = "1s", name = "hold")})
    void hasAStageWithoutTarget() {
        called();
    }

    @LoadTest(stages = @Stage(duration = "1s", users = 5, rate = "5/s"))
    void hasAStageWithTwoTargets() {
        called();
    }

    @LoadTest(stages = {@Stage(duration = "1s", users = 5), @Stage(duration = "1s", rate = "5/s")})
    void mixesUsersAndRates() {
        called();
    }

    @LoadTest(
            stages = {
                @Stage(duration = "1sec", users = -5),
                @Stage(duration = "1s", name = "hold", users = -1),
                @Stage(duration = "x", rate = "5/w")
            })
    void hasSeveralWrongStages() {
        called();
    }

    @LoadTest(stages = {@Stage(duration = "1s", users = 5, name = "a"), @Stage(duration = "1s", users = 5, name = "a")})
    void givesTwoStagesOneName() {
        called();
    }

    @LoadTest(stages = @Stage(duration = "1s", users = 0))
    void makesNoLoad() {
        called();
    }

    @LoadTest(rate = "5/s", duration = "1s", thinkTime = "1s", pacing = "1s")
    void pausesWithARate() {
        called();
    }

    @LoadTest(users = 1, duration = "0s")
    void lastsNoTime() {
        called();
    }

    @LoadTest(users = 1, duration = "1sm", thinkTime = "2s..1s", warmup = "10", gracefulStop = "-1s", pacing = "1s1m")
    void hasMalformedDurations() {
        called();
    }

    @LoadTest(rate = "500", duration = "1s")
    void hasARateWithoutUnit() {
        called();
    }

    @LoadTest(
            users = 1,
            duration = "1s",
            arrivals = "POISON",
            maxUsers = 5,
            startUsers = 1,
            startRate = "1/s",
            maxDuration = "1s")
    void saysWhatGoesWithOtherModels() {
        called();
    }

    @LoadTest(rate = "1/s", duration = "1s", maxUsers = 0)
    void letsNobodyIn() {
        called();
    }

    @LoadTest(users = 1, duration = "1s", scenario = "buy")
    void namesAScenario() {
        called();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * From when to when each user of a closed model is there. Immutable; all times are plan time.
 *
 * <p>Along a ramp from a to b users that takes time d and ends at T, user n (from 1) comes at T - d·(b-n)/(b-a) and
 * leaves at T - d·(b-n+1)/(b-a): the last of a ramp up comes exactly at its end, the last of a ramp down leaves there.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UserCurve {

    private final LoadModel.Closed model;
    private final long startNanos;
    private final long endNanos;
    private final int startUsers;
    private final int warmUsers;

    /**
     * Lay out a plan.
     *
     * @param plan of a closed model
     */
    public UserCurve(LoadPlan plan) {
        model = (LoadModel.Closed) plan.model();
        Timetable timetable = new Timetable(plan);
        startNanos = timetable.startNanos();
        endNanos = timetable.endNanos();
        startUsers = model instanceof LoadModel.RampingUsers ramping ? ramping.startUsers() : model.mostUsers();
        warmUsers = startNanos == 0 ? 0 : startUsers > 0 ? startUsers : firstTarget();
    }

    private int firstTarget() {
        return model.stages().stream()
                .mapToInt(it -> ((Stage.Users) it).users())
                .filter(it -> it > 0)
                .findFirst()
                .orElse(0);
    }

    /**
     * Return how many users there are at most.
     *
     * @return at least 1
     */
    public int mostUsers() {
        return model.mostUsers();
    }

    /**
     * Return when a user is there.
     *
     * @param user from 1
     * @return pairs of the moment it comes and the one it leaves, ascending, apart from each other; possibly none
     */
    public long[] presence(int user) {
        List<Long> borders = new ArrayList<>();
        if (user <= warmUsers) {
            borders.add(startNanos);
            if (user > startUsers) {
                borders.add(0L);
            }
        } else if (user <= startUsers) {
            borders.add(0L);
        }
        int level = startUsers;
        long stageStart = 0;
        for (Stage stage : model.stages()) {
            int target = ((Stage.Users) stage).users();
            long stageEnd = stageStart + stage.duration().toNanos();
            double share = (double) (stageEnd - stageStart) / (target - level);
            if (level < user && user <= target) {
                borders.add(Math.round(stageEnd - share * (target - user)));
            } else if (target < user && user <= level) {
                borders.add(Math.round(stageEnd - share * (target - user + 1)));
            }
            level = target;
            stageStart = stageEnd;
        }
        if (borders.size() % 2 == 1) {
            borders.add(endNanos);
        }
        return joined(borders.stream().mapToLong(Long::longValue).toArray());
    }

    /** Join a leave with a return at the same moment, and forget stays of no length. */
    private static long[] joined(long[] borders) {
        long[] result = new long[borders.length];
        int size = 0;
        for (int i = 0; i < borders.length; i += 2) {
            if (borders[i + 1] <= borders[i]) {
                continue;
            }
            if (size > 0 && result[size - 1] == borders[i]) {
                result[size - 1] = borders[i + 1];
            } else {
                result[size++] = borders[i];
                result[size++] = borders[i + 1];
            }
        }
        return Arrays.copyOf(result, size);
    }
}

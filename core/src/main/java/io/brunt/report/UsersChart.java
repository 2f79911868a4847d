// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.plan.LoadModel;
import io.brunt.plan.Stage;
import io.brunt.record.Recording.StageSpan;
import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.List;

/** Were the promised users there? */
final class UsersChart {

    private static final int HEIGHT = 150;

    private final LoadResult result;
    private final TimeFrame frame;
    private final boolean closed;
    private final boolean foreign;
    private final int promised;

    private UsersChart(LoadResult result, TimeFrame frame) {
        this.result = result;
        this.frame = frame;
        LoadModel model = result.plan().model();
        foreign = model instanceof LoadModel.Foreign;
        closed = !foreign && model.match(it -> true, it -> false);
        promised = model.match(LoadModel.Closed::mostUsers, it -> 0);
    }

    static Chart of(LoadResult result, TimeFrame frame) {
        return new UsersChart(result, frame).chart();
    }

    private Chart chart() {
        List<Plot.Series> series = new ArrayList<>();
        List<Chart.Legend> legend = new ArrayList<>();
        String running = closed ? "running" : "at once";
        series.add(frame.series("running", running, TimeColumn::users));
        legend.add(new Chart.Legend("running", running, "at most " + Figure.count(result.mostUsers())));
        if (closed) {
            List<Corner> corners = corners();
            series.add(frame.series("promised", "promised", it -> level(corners, TimeFrame.middle(it))));
            legend.add(new Chart.Legend("promised", "promised", Figure.count(promised)));
        }
        return new Chart(
                "users",
                foreign ? "Users" : closed ? "Users, promised and running" : "Iterations at once",
                caption(),
                HEIGHT,
                new Plot.OverTime("count", false, false, series, List.of()),
                legend,
                frame.table(
                        List.of(closed || foreign ? "users" : "iterations"), it -> List.of(Figure.count(it.users()))));
    }

    private String caption() {
        String most = "At most " + Figure.count(result.mostUsers());
        if (foreign) {
            return result.mostUsers() == 0 ? "The file does not tell of users." : most + " users were there at once.";
        }
        return closed
                ? most + " of " + Figure.count(promised) + " promised users were busy at once."
                : most + " iterations ran at once, of "
                        + Figure.count(result.plan().maxUsers()) + " that may.";
    }

    /** So many users were promised at a time. */
    private record Corner(double second, double users) {}

    /** Users move in straight lines from stage to stage. */
    private List<Corner> corners() {
        List<Corner> corners = new ArrayList<>();
        List<Stage> stages = result.plan().stages();
        List<StageSpan> spans = result.recording().stages();
        int level = result.plan().model() instanceof LoadModel.RampingUsers ramp
                ? ramp.startUsers()
                : target(stages.get(0));
        double warmup = TimeFrame.seconds(result.plan().warmup());
        if (warmup > 0) {
            int warm = level > 0 ? level : target(stages.get(0));
            corners.add(new Corner(-warmup, warm));
            corners.add(new Corner(0, warm));
        }
        corners.add(new Corner(0, level));
        for (int i = 0; i < Math.min(stages.size(), spans.size()); i++) {
            double planned = TimeFrame.seconds(stages.get(i).duration());
            double length = TimeFrame.seconds(spans.get(i).length());
            double start = TimeFrame.seconds(spans.get(i).start());
            // A run that ended early did not come to the stage's target.
            double reached = planned == 0 ? 1 : Math.min(1, length / planned);
            double end = level + (target(stages.get(i)) - level) * reached;
            corners.add(new Corner(start + length, end));
            level = target(stages.get(i));
        }
        return corners;
    }

    /** No number before the first corner and behind the last. */
    private static double level(List<Corner> corners, double second) {
        for (int i = 1; i < corners.size(); i++) {
            Corner a = corners.get(i - 1);
            Corner b = corners.get(i);
            if (second >= a.second() && second <= b.second() && b.second() > a.second()) {
                double part = (second - a.second()) / (b.second() - a.second());
                return a.users() + (b.users() - a.users()) * part;
            }
        }
        return Double.NaN;
    }

    private static int target(Stage stage) {
        return stage.match(Stage.Users::users, it -> 0);
    }
}

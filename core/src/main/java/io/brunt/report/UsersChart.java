// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.plan.LoadModel;
import io.brunt.plan.Stage;
import io.brunt.record.Recording.StageSpan;
import io.brunt.report.Coordinate.Point;
import io.brunt.result.LoadResult;
import io.brunt.result.TimeColumn;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.List;

/** Were the promised users there? */
final class UsersChart {

    private static final int HEIGHT = 130;

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
        int most = frame.columns().stream().mapToInt(TimeColumn::users).max().orElse(0);
        ValueAxis axis =
                ValueAxis.fromZero(Math.max(promised, most), TimeFrame.TOP, HEIGHT, it -> Figure.count(Math.round(it)));
        List<Point> running = frame.points(axis, TimeColumn::users);
        List<Chart.Line> lines = new ArrayList<>();
        Coordinate.areas(running, axis.foot()).forEach(it -> lines.add(new Chart.Line("area", it)));
        lines.add(new Chart.Line("running", Coordinate.line(running)));
        List<Chart.Legend> legend = new ArrayList<>();
        String atOnce = "at most " + Figure.count(result.mostUsers());
        legend.add(new Chart.Legend("running", closed ? "running" : "at once", atOnce));
        if (closed) {
            lines.add(new Chart.Line("promised", Coordinate.line(promised(axis))));
            legend.add(new Chart.Legend("promised", "promised", Figure.count(promised)));
        }
        return frame.chart(
                        "users",
                        foreign ? "Users" : closed ? "Users, promised and running" : "Iterations at once",
                        caption(),
                        axis)
                .withLines(lines)
                .withLegend(legend)
                .withTable(frame.table(
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

    /** Users move in straight lines from stage to stage: the corners are enough. */
    private List<Point> promised(ValueAxis axis) {
        List<Point> corners = new ArrayList<>();
        List<Stage> stages = result.plan().stages();
        List<StageSpan> spans = result.recording().stages();
        int level = result.plan().model() instanceof LoadModel.RampingUsers ramp
                ? ramp.startUsers()
                : target(stages.get(0));
        double warmup = TimeFrame.seconds(result.plan().warmup());
        if (warmup > 0) {
            int warm = level > 0 ? level : target(stages.get(0));
            corners.add(new Point(frame.x(-warmup), axis.y(warm)));
            corners.add(new Point(frame.x(0), axis.y(warm)));
        }
        corners.add(new Point(frame.x(0), axis.y(level)));
        for (int i = 0; i < Math.min(stages.size(), spans.size()); i++) {
            double planned = TimeFrame.seconds(stages.get(i).duration());
            double length = TimeFrame.seconds(spans.get(i).length());
            double start = TimeFrame.seconds(spans.get(i).start());
            // A run that ended early did not come to the stage's target.
            double reached = planned == 0 ? 1 : Math.min(1, length / planned);
            double end = level + (target(stages.get(i)) - level) * reached;
            corners.add(new Point(frame.x(start + length), axis.y(end)));
            level = target(stages.get(i));
        }
        return corners;
    }

    private static int target(Stage stage) {
        return stage.match(Stage.Users::users, it -> 0);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.prometheus;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.brunt.slo.MetricSource.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * What Prometheus said to an instant query: one figure, or why it is none.
 *
 * @param where it was asked, without a user
 * @param status of HTTP
 * @param body as it came
 */
record QueryAnswer(String where, int status, String body) {

    /** So many series are named where one was meant. */
    private static final int MOST_NAMED = 3;

    /** Of what a server says; a query that it repeats may be long. */
    private static final int MOST_QUOTED = 300;

    Answer read() {
        if (status == 401 || status == 403) {
            return Answer.none("Prometheus at " + where + " refused the credentials (HTTP " + status
                    + "): give them in brunt.prometheus.url, as in http://user:password@host:9090");
        }
        try {
            return read(JsonParser.parseString(body).getAsJsonObject());
        } catch (RuntimeException strange) {
            // Gson fails in many ways on what is not the shape that the API promises.
            return stranger();
        }
    }

    private Answer stranger() {
        return Answer.none("what answers at " + where + " is no Prometheus (HTTP " + status
                + ", not the JSON of its API): is brunt.prometheus.url right?");
    }

    private Answer read(JsonObject answer) {
        String said = answer.get("status").getAsString();
        if (said.equals("error")) {
            return Answer.none("Prometheus refused the query ("
                    + quoted(answer.get("errorType").getAsString()) + "): "
                    + quoted(answer.get("error").getAsString()));
        }
        if (!said.equals("success")) {
            return stranger();
        }
        JsonObject data = answer.getAsJsonObject("data");
        JsonArray result = data.getAsJsonArray("result");
        return switch (data.get("resultType").getAsString()) {
            case "scalar" -> figure(result.get(1).getAsString());
            case "vector" -> vector(result);
            case "matrix" ->
                Answer.none("the query yields a range of values, not one figure:"
                        + " put rate(…), or another function of ranges, around what ends in [ ]");
            default -> Answer.none("the query yields a text, not a figure");
        };
    }

    private static Answer vector(JsonArray series) {
        if (series.isEmpty()) {
            return Answer.none(
                    "the query yields nothing: is the metric's name right, and was its target scraped at least"
                            + " twice within the measured time?");
        }
        if (series.size() > 1) {
            return Answer.none("the query yields " + series.size()
                    + " series, not one figure: put sum(…) or max(…) around it." + " They are " + named(series));
        }
        JsonElement value = series.get(0).getAsJsonObject().get("value");
        return value == null
                ? Answer.none("the query yields a histogram, not a figure: put histogram_quantile(0.99, …) around it")
                : figure(value.getAsJsonArray().get(1).getAsString());
    }

    private static String named(JsonArray series) {
        List<String> names = new ArrayList<>();
        for (JsonElement one : series) {
            if (names.size() == MOST_NAMED) {
                names.add("…");
                break;
            }
            names.add(quoted(one.getAsJsonObject().get("metric").toString()));
        }
        return String.join(", ", names);
    }

    private static Answer figure(String text) {
        return switch (text) {
            case "NaN" ->
                Answer.none("the query yields NaN, as 0 divided by 0: nothing was counted within the measured time");
            case "+Inf", "-Inf" ->
                Answer.none("the query yields " + text
                        + ": it divides by 0, or the figure lies above the last bucket of a histogram");
            default -> Answer.of(Double.parseDouble(text));
        };
    }

    private static String quoted(String text) {
        return text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED) + "…";
    }
}

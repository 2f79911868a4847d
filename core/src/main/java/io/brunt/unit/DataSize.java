// SPDX-License-Identifier: Apache-2.0
package io.brunt.unit;

import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * An amount of data: {@code 512KiB}, {@code 2MB}, {@code 1.5GiB}, {@code 100B}.
 *
 * <p>{@code KB}, {@code MB}, {@code GB} and {@code TB} are powers of 1,000; {@code KiB}, {@code MiB}, {@code GiB} and
 * {@code TiB} powers of 1,024 (IEC 80000-13).
 *
 * @param bytes 0 or more
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DataSize(long bytes) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** Units as written with their length in bytes, greatest first. */
    private static final Map<String, Long> BYTES = units();

    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,30}(?:\\.\\d{1,30})?)([^\\d.]*)");
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Refuse what is no amount. */
    public DataSize {
        if (bytes < 0) {
            throw new BruntException(Problem.of("a size must be 0 or more").actual(bytes + "B"));
        }
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        String[] prefixes = {"T", "G", "M", "K"};
        for (int i = 0; i < prefixes.length; i++) {
            int power = prefixes.length - i;
            units.put(prefixes[i] + "iB", 1L << (10 * power));
            units.put(prefixes[i] + "B", Math.round(Math.pow(1_000, power)));
        }
        units.put("B", 1L);
        return units;
    }

    /**
     * Read a size.
     *
     * @param text as the user wrote it; blanks around it are ignored
     * @return that size, rounded to whole bytes
     * @throws BruntException with a caret under the fault if the text is no size
     */
    public static DataSize parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new BruntException(Problem.of("not a size")
                    .in(text, 0, text.length())
                    .expected("a number and a unit")
                    .hint("for example 512KiB or 2MB"));
        }
        String unit = form.group(2).strip();
        Long length = BYTES.get(unit);
        if (length == null || !form.group(2).startsWith(unit)) {
            throw new BruntException(wrongUnit(text, form, unit));
        }
        BigDecimal bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(length));
        if (bytes.compareTo(GREATEST) > 0) {
            throw new BruntException(Problem.of("this size is more than 8 EiB").in(text, form.start(1), form.end(2)));
        }
        return new DataSize(bytes.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static Problem wrongUnit(String text, Matcher form, String unit) {
        String expected = "one of B, KB, MB, GB, TB, KiB, MiB, GiB, TiB";
        if (unit.isEmpty()) {
            return Problem.of("a size needs a unit")
                    .in(text, form.end(1), form.end(1))
                    .expected(expected)
                    .hint("did you mean " + form.group(1) + "B?");
        }
        if (BYTES.containsKey(unit)) {
            return Problem.of("a blank inside a size")
                    .in(text, form.end(1), form.end(2))
                    .hint("did you mean " + form.group(1) + unit + "?");
        }
        Problem problem = Problem.of("unknown unit of data")
                .in(text, form.start(2), form.end(2))
                .expected(expected);
        return NearestSpelling.of(unit, BYTES.keySet())
                .map(it -> problem.hint("did you mean " + it + "?"))
                .orElse(problem);
    }

    /**
     * Return the size in the greatest unit in which it is a whole number.
     *
     * @return a text that {@link #parse} reads as the same size
     */
    @Override
    public String toString() {
        return BYTES.entrySet().stream()
                .filter(it -> bytes != 0 && bytes % it.getValue() == 0)
                .map(it -> bytes / it.getValue() + it.getKey())
                .findFirst()
                .orElse("0B");
    }
}

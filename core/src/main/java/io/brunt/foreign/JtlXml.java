// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.record.Ending;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JTL in XML as a stream: {@code testResults} of {@code httpSample} and {@code sample}, which may hold parts of
 * themselves. No DTD and no entity from outside is ever read. Confined to one thread.
 */
final class JtlXml {

    /** What a controller's entry says: its own elapsed time is that of the samples that it sums up. */
    static final String TRANSACTION = "Number of samples in transaction :";

    /** A sample holds samples, these hold samples; what is deeper is a bomb. JDK 24 and later allow elements 100 deep, all in all. */
    private static final int DEEPEST = 50;

    private final XMLStreamReader xml;
    private final EndNotingReader source;
    private final SampleLog log;
    private int depth;

    /** How many of the samples around are no transactions: within one of those everything is a part of it. */
    private int samplesAround;

    private final boolean[] transactions = new boolean[DEEPEST + 1];

    /** What the assertions of the sample said that is being read and no part of another, or null outside of a failed one. */
    private @Nullable Failure failure;

    private static final class Failure {
        final int status;
        final String code;
        final String message;
        String words = "";

        Failure(int status, String code, String message) {
            this.status = status;
            this.code = code;
            this.message = message;
        }
    }

    private JtlXml(XMLStreamReader xml, EndNotingReader source, CloseUp closeUp) {
        this.log = new SampleLog(closeUp);
        this.xml = xml;
        this.source = source;
    }

    /**
     * Read samples.
     *
     * @param reader at the first character that is no blank
     * @param closeUp what to keep of each second
     */
    static ForeignResult.Samples read(Reader reader, CloseUp closeUp) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("a file outside is named: " + systemId);
        });
        try {
            EndNotingReader source = new EndNotingReader(reader);
            XMLStreamReader xml = factory.createXMLStreamReader(source);
            try {
                return new JtlXml(xml, source, closeUp).read();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException broken) {
            throw new BruntException(fault(broken));
        }
    }

    private ForeignResult.Samples read() throws XMLStreamException {
        Optional<Ending> ending = Optional.empty();
        try {
            while (xml.hasNext()) {
                event(xml.next());
            }
        } catch (XMLStreamException broken) {
            if (log.isEmpty() || !source.ended) {
                throw broken;
            }
            ending = Optional.of(Ending.interrupted("the file ends in the middle, in line "
                    + broken.getLocation().getLineNumber() + ": JMeter was ended while it wrote"));
        }
        if (log.isEmpty()) {
            throw new BruntException(EmptyFile.HEADER_ONLY);
        }
        return log.result(ending, List.of());
    }

    private void event(int event) throws XMLStreamException {
        if (event == XMLStreamConstants.DTD) {
            throw new BruntException(
                    Problem.of("line " + line() + ": a DTD, which no JMeter writes and nobody should read"));
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            start(xml.getLocalName());
        } else if (event == XMLStreamConstants.END_ELEMENT && isSample(xml.getLocalName())) {
            end();
        }
    }

    private void end() {
        depth--;
        if (transactions[depth]) {
            return;
        }
        samplesAround--;
        Failure of = failure;
        if (samplesAround == 0 && of != null) {
            JtlErrors.note(log, false, of.status, of.code, of.message, of.words);
            failure = null;
        }
    }

    private void start(String name) throws XMLStreamException {
        if (isSample(name)) {
            sample();
        } else if (name.equals("failureMessage")) {
            failureMessage();
        } else if (depth == 0 && !name.equals("testResults")) {
            throw new BruntException(Problem.of("line " + line() + ": <" + name + "> is not of a JTL")
                    .expected("<testResults> with <httpSample> or <sample> in it"));
        }
    }

    private static boolean isSample(String name) {
        return name.equals("httpSample") || name.equals("sample");
    }

    private void failureMessage() throws XMLStreamException {
        String words = xml.getElementText();
        Failure of = failure;
        if (of != null && samplesAround == 1 && of.words.isBlank()) {
            of.words = words;
        }
    }

    private void sample() {
        if (depth == DEEPEST) {
            throw new BruntException(Problem.of("line " + line() + ": samples within samples, " + DEEPEST + " deep"));
        }
        boolean transaction = text("rm").startsWith(TRANSACTION);
        boolean part = transaction || samplesAround > 0;
        transactions[depth++] = transaction;
        samplesAround += transaction ? 0 : 1;
        long start = number("ts");
        long elapsed = number("t");
        boolean succeeded = succeeded();
        String code = text("rc");
        int status = code.matches("\\d{3}") ? JtlErrors.status(Long.parseLong(code)) : 0;
        long bytes = Math.max(0, optionalNumber("by"));
        if (part) {
            log.part(start, elapsed, succeeded, log.partSteps().of(text("lb")), status, bytes);
            if (!succeeded) {
                JtlErrors.note(log, true, status, code, text("rm"), "");
            }
            return;
        }
        int users = (int) Math.max(0, Math.min(Integer.MAX_VALUE, optionalNumber("na")));
        int step = log.sampleSteps().of(text("lb"));
        log.sample(start, elapsed, succeeded, step, status, bytes, Math.max(0, optionalNumber("sby")), users);
        if (!succeeded) {
            failure = new Failure(status, code, text("rm"));
        }
    }

    private String text(String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }

    private boolean succeeded() {
        String value = text("s");
        if (!value.equals("true") && !value.equals("false")) {
            throw wrong("s", "true or false", "successful=true");
        }
        return value.equals("true");
    }

    private long number(String attribute) {
        long number = optionalNumber(attribute);
        if (text(attribute).isEmpty() || number < 0) {
            throw wrong(
                    attribute,
                    "a whole number of milliseconds",
                    attribute.equals("t") ? "time=true" : "timestamp_format=ms");
        }
        return number;
    }

    /** 0 if it is not there, -1 if it is no number. */
    private long optionalNumber(String attribute) {
        String value = text(attribute);
        if (value.isEmpty()) {
            return 0;
        }
        return value.length() <= 18 && value.chars().allMatch(it -> it >= '0' && it <= '9')
                ? Long.parseLong(value)
                : -1;
    }

    private BruntException wrong(String attribute, String expected, String property) {
        String value = text(attribute);
        return new BruntException(Problem.of("line " + line() + ": the attribute " + attribute + " cannot be read")
                .expected(expected)
                .actual(value.isEmpty() ? "nothing" : value)
                .hint("let JMeter write it: -Jjmeter.save.saveservice." + property));
    }

    private int line() {
        return xml.getLocation().getLineNumber();
    }

    /** Knows whether a parser asked for more than there is: the JDK's has no type for that, and translates its words. */
    private static final class EndNotingReader extends FilterReader {
        boolean ended;

        EndNotingReader(Reader reader) {
            super(reader);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            ended |= count < 0;
            return count;
        }
    }

    private static Problem fault(XMLStreamException broken) {
        List<String> words =
                new ArrayList<>(String.valueOf(broken.getMessage()).lines().toList());
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        return Problem.of("line " + broken.getLocation().getLineNumber() + ": this is no whole XML")
                .actual(last.replaceFirst("^Message: ", ""));
    }
}

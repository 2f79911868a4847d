// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Asks an instance once whether it is ready. */
sealed interface Probe permits HttpProbe, Probe.Tcp, Probe.LogLine, Probe.Command {

    /** For a connection; to loopback it is made or refused at once. */
    int CONNECT_MILLIS = 2_000;

    /** A command that hangs must not be waited for longer. */
    Duration COMMAND = Duration.ofSeconds(10);

    /**
     * Ask.
     *
     * @param sight what can be seen of the instance
     * @return empty if it is ready, else what stood in the way, as a clause
     * @throws IOException if the warden is gone
     */
    Optional<String> obstacle(Sight sight) throws IOException;

    /** Say what would have made it ready, as a noun phrase. */
    String expectation();

    /**
     * What a probe can see of an instance besides its addresses.
     *
     * @param log what it has printed
     * @param errands runs commands
     */
    record Sight(ServiceLog log, Errands errands) {}

    /**
     * Ask by a GET.
     *
     * @throws BruntException if the text is no URL of HTTP
     */
    static Probe url(String text, Statuses statuses, Optional<Pattern> body) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && uri.getScheme().matches("https?")) {
                return new HttpProbe(uri, statuses, body);
            }
        } catch (URISyntaxException e) {
            throw refusal(text, "http://127.0.0.1:{{port}}/health");
        }
        throw refusal(text, "http://127.0.0.1:{{port}}/health");
    }

    /**
     * Ask by a connection.
     *
     * @throws BruntException if the text is neither a port nor a host with a port
     */
    static Probe tcp(String text) {
        Matcher matcher = Pattern.compile("(?:(.+):)?(\\d{1,5})").matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
            throw refusal(text, "{{port}} or 127.0.0.1:{{port}}");
        }
        String host = matcher.group(1) == null ? "127.0.0.1" : matcher.group(1);
        return new Tcp(host.replaceAll("^\\[|]$", ""), Integer.parseInt(matcher.group(2)));
    }

    private static BruntException refusal(String text, String example) {
        return new BruntException(Problem.of("no address that can be asked")
                .in(text, 0, text.length())
                .hint("for example " + example));
    }

    /**
     * Read what is to be found in a text.
     *
     * @throws BruntException if it is no regular expression, with a caret under the fault
     */
    static Pattern pattern(String member, String text) {
        try {
            return Pattern.compile(text, Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            int at = Math.max(0, Math.min(e.getIndex(), text.length() - 1));
            throw new BruntException(Problem.of(member + " is no regular expression: " + e.getDescription())
                    .in(text, at, at + 1)
                    .hint("a brace, bracket or dot that stands for itself is written with a backslash: \\{"));
        }
    }

    /** Ready once a connection is accepted. */
    record Tcp(String host, int port) implements Probe {

        @Override
        public Optional<String> obstacle(Sight sight) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of("TCP " + host + ":" + port + ": " + e.getMessage());
            }
        }

        @Override
        public String expectation() {
            return "a connection to " + host + ":" + port;
        }
    }

    /** Ready once something was printed. */
    record LogLine(Pattern pattern) implements Probe {

        @Override
        public Optional<String> obstacle(Sight sight) {
            return pattern.matcher(sight.log().end()).find()
                    ? Optional.empty()
                    : Optional.of("it has not printed " + pattern);
        }

        @Override
        public String expectation() {
            return "a match of " + pattern + " in its log";
        }
    }

    /** Ready once a command ends with 0. */
    record Command(List<String> words) implements Probe {

        public Command {
            words = List.copyOf(words);
        }

        @Override
        public Optional<String> obstacle(Sight sight) throws IOException {
            return sight.errands().run(words, COMMAND).map(it -> String.join(" ", words) + " " + it);
        }

        @Override
        public String expectation() {
            return "exit code 0 of " + String.join(" ", words);
        }
    }
}

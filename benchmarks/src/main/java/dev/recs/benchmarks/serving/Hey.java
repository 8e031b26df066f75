package dev.recs.benchmarks.serving;

import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code hey}: requests at a constant rate, so that latency is that of answers and not of a queue. */
final class Hey {

    private static final Pattern P99 = Pattern.compile("99% in ([0-9.]+) secs");
    private static final Pattern P50 = Pattern.compile("50% in ([0-9.]+) secs");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern STATUS = Pattern.compile("\\[(\\d+)]\\s+(\\d+) responses");
    private static final int OK = 200;

    private Hey() {}

    /** @param perSecond of all connections together */
    static Wrk.Load run(String url, String token, int connections, double perSecond, int seconds) {
        List<String> command = List.of(
                "hey",
                "-z",
                seconds + "s",
                "-c",
                Integer.toString(connections),
                "-q",
                Long.toString(Math.max(1, Math.round(perSecond / connections))),
                "-H",
                "Authorization: Bearer " + token,
                url);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            long refused = 0;
            for (Matcher status = STATUS.matcher(output); status.find(); ) {
                refused += Integer.parseInt(status.group(1)) == OK ? 0 : Long.parseLong(status.group(2));
            }
            return new Wrk.Load(
                    number(RATE, output),
                    1e3 * number(P50, output),
                    1e3 * number(P99, output),
                    refused,
                    output.contains("Error distribution") ? 1 : 0);
        } catch (IOException e) {
            throw new Misconfigured("hey is not installed: 'apt-get install hey' (Debian) installs it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new DependencyDown("hey", output, new IllegalStateException(output));
        }
        return Double.parseDouble(matcher.group(1));
    }
}

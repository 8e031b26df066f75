package dev.recs.benchmarks.serving;

import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code wrk}: as many requests as go, of users that a Lua script draws. */
final class Wrk {

    private static final Pattern LINE = Pattern.compile("recs (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

    private final String address;
    private final String token;
    private final int users;

    /** @param users ids {@code u0} to {@code u(users-1)} */
    Wrk(String address, String token, int users) {
        this.address = address;
        this.token = token;
        this.users = users;
    }

    /**
     * A closed loop of some seconds.
     *
     * @param path with one {@code %s} for the user
     * @param zipf true for visits by Zipf's law, false for all users alike
     */
    Load run(String path, int connections, int seconds, boolean zipf) {
        try {
            Path script = Files.createTempFile("recs", ".lua");
            try {
                Files.writeString(script, script(path, zipf));
                return run(List.of(
                        "wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "-s", script.toString(), address));
            } finally {
                Files.delete(script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("script for wrk could not be written", e);
        }
    }

    private static Load run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            Matcher line = LINE.matcher(output);
            if (!line.find()) {
                throw new DependencyDown("wrk", output, new IllegalStateException(output));
            }
            long requests = Long.parseLong(line.group(1));
            double seconds = Long.parseLong(line.group(2)) / 1e6;
            return new Load(
                    requests / seconds,
                    Long.parseLong(line.group(3)) / 1e3,
                    Long.parseLong(line.group(4)) / 1e3,
                    Long.parseLong(line.group(5)),
                    Long.parseLong(line.group(6)));
        } catch (IOException e) {
            throw new Misconfigured("wrk is not installed: 'apt-get install wrk' (Debian) installs it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String script(String path, boolean zipf) {
        return """
                math.randomseed(7)
                wrk.headers['Authorization'] = 'Bearer %s'
                local requests, next = {}, 0
                local bounds, sum = {}, 0
                function init(args)
                  for rank = 1, %d do sum = sum + (%s and 1 / rank or 1); bounds[rank] = sum end
                  for user = 0, %d do requests[user] = wrk.format('GET', string.format('%s', 'u' .. user)) end
                end
                local function draw()
                  local wanted, low, high = math.random() * sum, 1, #bounds
                  while low < high do
                    local middle = math.floor((low + high) / 2)
                    if bounds[middle] < wanted then low = middle + 1 else high = middle end
                  end
                  return low - 1
                end
                function request() return requests[draw()] end
                function done(summary, latency, r)
                  local e = summary.errors
                  print(string.format('recs %%d %%d %%d %%d %%d %%d', summary.requests, summary.duration, latency:percentile(50),
                    latency:percentile(99), e.status, e.connect + e.read + e.write + e.timeout))
                end
                """.formatted(token, users, zipf, users - 1, path);
    }

    /**
     * What came of a load.
     *
     * @param p50 milliseconds
     * @param p99 milliseconds
     * @param refused answers with a status of an error
     * @param failed connections that broke, or gave no answer in time
     */
    record Load(double perSecond, double p50, double p99, long refused, long failed) {

        String describe() {
            return String.format(Locale.ROOT, "%,.0f/s, p50 %.2f ms, p99 %.2f ms", perSecond, p50, p99);
        }
    }
}

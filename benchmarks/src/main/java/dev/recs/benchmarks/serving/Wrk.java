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

/**
 * Runs {@code wrk} on users that a Lua script draws: as many requests as go, or at a rate.
 *
 * <p>At a rate each connection waits {@code connections / rate} seconds after a response, in whole milliseconds chosen at random so
 * that their mean is right; the rate that came of it is a little lower, by the time the answers took.
 */
final class Wrk {

    private static final Pattern LINE = Pattern.compile("recs (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");
    private static final double AS_FAST_AS_IT_GOES = 0;

    private final String address;
    private final String token;
    private final int users;

    /** @param users ids {@code u0} to {@code u(users-1)} */
    Wrk(String address, String token, int users) {
        this.address = address;
        this.token = token;
        this.users = users;
    }

    /** @param path with one {@code %s} for the user */
    Load saturate(String path, Visits visits, int connections, int seconds) {
        return run(script(path, visits, AS_FAST_AS_IT_GOES), connections, seconds);
    }

    /** @param perSecond of all connections together */
    Load pace(String path, Visits visits, int connections, int seconds, double perSecond) {
        return run(script(path, visits, 1e3 * connections / perSecond), connections, seconds);
    }

    private Load run(String lua, int connections, int seconds) {
        Matcher line = run(lua, LINE, address, connections, seconds);
        return new Load(
                Long.parseLong(line.group(1)),
                Long.parseLong(line.group(2)) / 1e6,
                Long.parseLong(line.group(3)) / 1e3,
                Long.parseLong(line.group(4)) / 1e3,
                Long.parseLong(line.group(5)) + Long.parseLong(line.group(6)));
    }

    /** @param line that the script prints at its end */
    static Matcher run(String lua, Pattern line, String address, int connections, int seconds) {
        try {
            Path script = Files.createTempFile("recs", ".lua");
            try {
                Files.writeString(script, lua);
                return run(
                        List.of(
                                "wrk",
                                "-t1",
                                "-c" + connections,
                                "-d" + seconds + "s",
                                "-s",
                                script.toString(),
                                address),
                        line);
            } finally {
                Files.delete(script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("script for wrk could not be written", e);
        }
    }

    private static Matcher run(List<String> command, Pattern line) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            Matcher found = line.matcher(output);
            if (!found.find()) {
                throw new DependencyDown("wrk", output, new IllegalStateException(output));
            }
            return found;
        } catch (IOException e) {
            throw new Misconfigured("wrk is not installed: 'apt-get install wrk' (Debian) installs it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String script(String path, Visits visits, double pauseMs) {
        return String.format(Locale.ROOT, """
                math.randomseed(7)
                wrk.headers['Authorization'] = 'Bearer %s'
                local users, visits, pause = %d, '%s', %.4f
                local requests, bounds, sum, turn = {}, {}, 0, -1
                function init(args)
                  for rank = 1, users do sum = sum + (visits == 'ZIPF' and 1 / rank or 1); bounds[rank] = sum end
                  for user = 0, users - 1 do requests[user] = wrk.format('GET', string.format('%s', 'u' .. user)) end
                  if pause > 0 then
                    function delay() return math.floor(pause + math.random()) end
                  end
                end
                local function draw()
                  if visits == 'IN_TURN' then turn = (turn + 1) %% users; return turn end
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
                """, token, users, visits, pauseMs, path);
    }

    /**
     * What came of a load.
     *
     * @param p50 milliseconds
     * @param p99 milliseconds
     * @param failed answers with a status of an error, connections that broke, answers that did not come in time
     */
    record Load(long requests, double seconds, double p50, double p99, long failed) {

        double perSecond() {
            return requests / seconds;
        }
    }
}

package dev.recs.benchmarks.serving;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What visitors of a shop send, all at once and as fast as it goes: lists, popular products, events, now and then a choice. */
final class MixedLoad {

    private static final Pattern LINE =
            Pattern.compile("mixed (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

    private MixedLoad() {}

    /** @param users ids {@code u0} to {@code u(users-1)} */
    static Result run(String address, String token, int users, int connections, int seconds) {
        Matcher line = Wrk.run(script(token, users), LINE, address, connections, seconds);
        return new Result(
                number(line, 1),
                number(line, 2) / 1e6,
                number(line, 3) / 1e3,
                number(line, 4) / 1e3,
                new Reads(number(line, 5), number(line, 6)),
                new Writes(number(line, 7), number(line, 8)),
                number(line, 9));
    }

    private static long number(Matcher line, int group) {
        return Long.parseLong(line.group(group));
    }

    private static String script(String token, int users) {
        return String.format(Locale.ROOT, """
                wrk.headers['Authorization'] = 'Bearer %s'
                local json = {['Content-Type'] = 'application/json', ['Authorization'] = wrk.headers['Authorization']}
                local all = {}
                function setup(thread) table.insert(all, thread) end
                function init(args) reads, held, writes, refused, others = 0, 0, 0, 0, 0; math.randomseed(7) end
                function request()
                  local draw, user = math.random(), 'u' .. math.random(0, %d)
                  if draw < 0.75 then return wrk.format('GET', '/api/v1/users/' .. user .. '/recommendations') end
                  if draw < 0.80 then return wrk.format('GET', '/api/v1/popular') end
                  if draw < 0.98 then
                    local product = (20000 + math.random(0, 3599)) .. 'A'
                    local kind = draw < 0.9 and 'impression","source":"personalized","position":1' or 'view"'
                    return wrk.format('POST', '/api/v1/events', json,
                      '{"type":"' .. kind .. ',"userId":"' .. user .. '","productId":"' .. product .. '"}')
                  end
                  return wrk.format('PUT', '/api/v1/users/' .. user .. '/personalization', json, '{"enabled":true}')
                end
                function response(status, headers, body)
                  if string.sub(body, 1, 9) == '{"userId"' then
                    reads = reads + 1
                    if string.find(string.sub(body, 1, 200), '"source":"popular-held"', 1, true) then held = held + 1 end
                  elseif status == 503 or status == 202 then
                    writes = writes + 1
                    if status == 503 then refused = refused + 1 end
                  elseif status ~= 200 then others = others + 1 end
                end
                function done(summary, latency, r)
                  local t, e = all[1], summary.errors
                  local lost = e.connect + e.read + e.write + e.timeout
                  print(string.format('mixed %%d %%d %%d %%d %%d %%d %%d %%d %%d', summary.requests, summary.duration,
                    latency:percentile(50), latency:percentile(99), t:get('reads'), t:get('held'), t:get('writes'),
                    t:get('refused'), t:get('others') + lost))
                end
                """, token, users - 1);
    }

    /**
     * What came of it.
     *
     * @param p50 milliseconds
     * @param p99 milliseconds
     * @param otherwise answers of another status, connections that broke, answers that did not come in time
     */
    record Result(long requests, double seconds, double p50, double p99, Reads reads, Writes writes, long otherwise) {}

    /** @param fallback answered with popular products because a store did not answer */
    record Reads(long all, long fallback) {}

    /** @param refused with 503 */
    record Writes(long all, long refused) {}
}

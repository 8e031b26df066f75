package dev.recs.jobs.cli;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.UserProfileKey;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** {@code recs cache}. */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        description = "Lists and profiles in Redis.",
        subcommands = CacheCommand.Clear.class)
final class CacheCommand {

    /** {@code recs cache clear}. */
    @Command(
            name = "clear",
            mixinStandardHelpOptions = true,
            description = "Remove lists and profiles from Redis; the API refills it from MongoDB.")
    static final class Clear implements Callable<Integer> {

        private static final int PAGE = 1_000;

        @Mixin
        private final CommonOptions common = new CommonOptions();

        @Override
        public Integer call() {
            try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
                RedisClient redis = recs.getBean(RedisClient.class);
                long lists = clear(redis, RecommendationListKey.PATTERN);
                long profiles = clear(redis, UserProfileKey.PATTERN);
                System.out.printf(
                        common.json() ? "{\"lists\":%d,\"profiles\":%d}%n" : "removed: lists %d, profiles %d%n",
                        lists,
                        profiles);
                return 0;
            }
        }

        /** Page by page, so that Redis answers others in between. */
        private static long clear(RedisClient redis, String pattern) {
            ScanParams page = new ScanParams().match(pattern).count(PAGE);
            String cursor = ScanParams.SCAN_POINTER_START;
            long removed = 0;
            do {
                ScanResult<String> result = redis.scan(cursor, page);
                List<String> keys = result.getResult();
                removed += keys.isEmpty() ? 0 : redis.unlink(keys.toArray(String[]::new));
                cursor = result.getCursor();
            } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
            return removed;
        }
    }
}

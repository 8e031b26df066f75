package dev.recs.jobs.cli;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.nightly.JobReport;
import dev.recs.jobs.nightly.JobReports;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.embeddings.EmbeddingUsageLog;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs stats}. */
@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description =
                "Print how many profiles and lists there are and how old, and what was embedded by day and by run.")
final class StatsCommand implements Callable<Integer> {

    private static final int DAYS = 14;
    private static final int RUNS = 10;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
            Stats stats = stats(recs, common.clock().instant());
            if (common.json()) {
                System.out.println(JsonMapper.shared().writeValueAsString(StatsPrinter.fields(stats)));
            } else {
                StatsPrinter.print(stats, System.out);
            }
            return 0;
        }
    }

    private static Stats stats(ConfigurableApplicationContext recs, Instant now) {
        MongoDatabase mongodb = recs.getBean(MongoDatabase.class);
        RedisClient redis = recs.getBean(RedisClient.class);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LongSummaryStatistics ages = new LongSummaryStatistics();
        for (Document profile : mongodb.getCollection(MongoCollections.USER_PROFILES)
                .find()
                .projection(Projections.include("lastUpdated"))) {
            ages.accept(Duration.between(profile.getDate("lastUpdated").toInstant(), now)
                    .toSeconds());
        }
        return new Stats(
                ages,
                mongodb.getCollection(MongoCollections.USER_RECOMMENDATIONS).estimatedDocumentCount(),
                new Reads(hitRate(redis.hgetAll(SharedKeys.CACHE_COUNTERS)), ClickThrough.bySource(redis, today)),
                recs.getBean(EmbeddingUsageLog.class).since(today.minusDays(DAYS - 1L)),
                recs.getBean(JobReports.class).newest(RUNS));
    }

    /** Null until serving has reported a lookup. */
    private static @Nullable Double hitRate(Map<String, String> counters) {
        double lookups = Double.parseDouble(counters.getOrDefault("lookups", "0"));
        return lookups == 0 ? null : Double.parseDouble(counters.getOrDefault("hits", "0")) / lookups;
    }

    /**
     * What there is to know.
     *
     * @param ages of all profiles, in seconds
     * @param days what was embedded on each of the last 14, the newest first
     * @param runs the last ten, the newest first
     */
    record Stats(
            LongSummaryStatistics ages,
            long lists,
            Reads reads,
            List<EmbeddingUsageLog.Day> days,
            List<JobReport> runs) {

        long profiles() {
            return ages.getCount();
        }

        @Nullable
        Double meanAge() {
            return ages.getCount() == 0 ? null : ages.getAverage();
        }

        @Nullable
        Long oldestAge() {
            return ages.getCount() == 0 ? null : ages.getMax();
        }

        @Nullable
        Double hitRate() {
            return reads.hitRate();
        }

        Map<String, ClickThrough.Shown> clickThrough() {
            return reads.clickThrough();
        }
    }

    /** What serving has counted. */
    record Reads(@Nullable Double hitRate, Map<String, ClickThrough.Shown> clickThrough) {}
}

package dev.recs.cli;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import dev.recs.app.RecsApplication;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.SharedKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
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
        description = "Print how many profiles and lists there are, and how old.")
final class StatsCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
            Map<String, @Nullable Object> stats = stats(
                    recs.getBean(MongoDatabase.class),
                    recs.getBean(RedisClient.class),
                    common.clock().instant());
            if (common.json()) {
                System.out.println(JsonMapper.builder().build().writeValueAsString(stats));
            } else {
                stats.forEach((name, value) -> System.out.printf("%-28s %s%n", name, value));
            }
            return 0;
        }
    }

    private static Map<String, @Nullable Object> stats(MongoDatabase mongodb, RedisClient redis, Instant now) {
        MongoCollection<Document> profiles = mongodb.getCollection(MongoCollections.USER_PROFILES);
        LongSummaryStatistics ages = new LongSummaryStatistics();
        for (Document profile : profiles.find().projection(Projections.include("lastUpdated"))) {
            ages.accept(Duration.between(profile.getDate("lastUpdated").toInstant(), now)
                    .toSeconds());
        }
        Map<String, @Nullable Object> stats = new LinkedHashMap<>();
        stats.put("profiles", ages.getCount());
        stats.put(
                "recommendationLists",
                mongodb.getCollection(MongoCollections.USER_RECOMMENDATIONS).countDocuments());
        stats.put("averageProfileAgeSeconds", ages.getCount() == 0 ? null : ages.getAverage());
        stats.put("oldestProfileAgeSeconds", ages.getCount() == 0 ? null : ages.getMax());
        stats.put("cacheHitRate", hitRate(redis.hgetAll(SharedKeys.CACHE_COUNTERS)));
        stats.put("clickThroughBySource", ClickThrough.bySource(redis, LocalDate.ofInstant(now, ZoneOffset.UTC)));
        return stats;
    }

    /** Null until serving has reported a lookup. */
    private static @Nullable Double hitRate(Map<String, String> counters) {
        double lookups = Double.parseDouble(counters.getOrDefault("lookups", "0"));
        return lookups == 0 ? null : Double.parseDouble(counters.getOrDefault("hits", "0")) / lookups;
    }
}

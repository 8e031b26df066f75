package dev.recs.benchmarks.refresh;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import dev.recs.benchmarks.store.NextDay;
import dev.recs.benchmarks.store.ShapeOptions;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.cli.Recs;
import dev.recs.model.EmbeddingUsage;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.stores.embeddings.EmbeddingUsageLog;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import redis.clients.jedis.UnifiedJedis;

/** {@code bench second-night}: what a night sends to the provider when the night before has run. */
@Command(
        name = "second-night",
        mixinStandardHelpOptions = true,
        description =
                "Add a day of activity to a store that 'bench refresh' has refreshed, refresh it again, and count what was sent.")
public final class SecondNightBenchmark implements Benchmark {

    private static final double PERCENT = 100;

    @Mixin
    private final BenchmarkOptions options = new BenchmarkOptions();

    @Mixin
    private final ShapeOptions shape = new ShapeOptions();

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext recs = RecsApplication.open(options.dataDir())) {
            EmbeddingUsageLog log = recs.getBean(EmbeddingUsageLog.class);
            EmbeddingUsage before = sum(log);
            int back = new NextDay(recs.getBean(DataSource.class), recs.getBean(UnifiedJedis.class))
                    .add(shape.shape(), Instant.now());
            int exit = new CommandLine(new Recs())
                    .execute("refresh", "--all", "--data-dir", options.dataDir().toString());
            EmbeddingUsage sent = sum(log).since(before);
            FirstPlanUsage plan =
                    FirstPlanUsage.of(recs.getBean(MongoDatabase.class), recs.getBean(EmbeddingProvider.class));
            options.print(new Figures("second-night")
                    .add("users", plan.calls(), "")
                    .add("users who came back", back, "")
                    .add("texts sent", sent.texts(), "")
                    .add("requests sent", sent.requests(), "")
                    .add("tokens sent", sent.tokens(), "")
                    .add("first plan: requests", plan.calls(), "")
                    .add("first plan: tokens", plan.tokens(), "")
                    .add("requests, of the first plan's", PERCENT * sent.requests() / plan.calls(), "%")
                    .add("tokens, of the first plan's", PERCENT * sent.tokens() / plan.tokens(), "%")
                    .note("exit code of the run: " + exit));
            return exit;
        }
    }

    private static EmbeddingUsage sum(EmbeddingUsageLog log) {
        return log.since(LocalDate.EPOCH).stream()
                .map(EmbeddingUsageLog.Day::usage)
                .reduce(EmbeddingUsage.NONE, EmbeddingUsage::plus);
    }

    /** One request a profile and night, the whole text of the profile in it; tokens from every hundredth text. */
    private record FirstPlanUsage(long calls, long tokens) {

        private static final int COUNTED_EVERY = 100;

        static FirstPlanUsage of(MongoDatabase database, EmbeddingProvider provider) {
            long calls = 0;
            List<String> counted = new ArrayList<>();
            for (Document profile : database.getCollection(MongoCollections.USER_PROFILES)
                    .find()
                    .projection(Projections.include("text"))) {
                if (calls % COUNTED_EVERY == 0) {
                    counted.add(profile.getString("text"));
                }
                calls++;
            }
            long tokens = counted.stream().mapToLong(provider::tokens).sum();
            return new FirstPlanUsage(calls, Math.round(tokens * (double) calls / Math.max(1, counted.size())));
        }
    }
}

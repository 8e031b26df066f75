package dev.recs.jobs.cli;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.nightly.JobReport;
import dev.recs.jobs.nightly.JobReports;
import dev.recs.pipeline.CatalogModels;
import dev.recs.stores.counters.CacheReads;
import dev.recs.stores.counters.ClickThrough;
import dev.recs.stores.embeddings.EmbeddingUsageLog;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.models.CurrentModel;
import dev.recs.stores.refusals.RefusalStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import redis.clients.jedis.UnifiedJedis;
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
    private static final int REFUSED_PRODUCTS = 10;

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
        UnifiedJedis redis = recs.getBean(UnifiedJedis.class);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Stats(
                recs.getBean(Profiles.class).ages(now),
                recs.getBean(Recommendations.class).count(),
                new Reads(
                        new CacheReads(redis).hitRate(),
                        new ClickThrough(redis).bySource(today),
                        recs.getBean(RefusalStore.class).notForMe(REFUSED_PRODUCTS)),
                recs.getBean(EmbeddingUsageLog.class).since(today.minusDays(DAYS - 1L)),
                new Work(
                        recs.getBean(CatalogModels.class).current(),
                        recs.getBean(JobReports.class).newest(RUNS)));
    }

    /**
     * What there is to know.
     *
     * @param ages of all profiles, in seconds
     * @param days what was embedded on each of the last 14, the newest first
     * @param work the model and the runs
     */
    record Stats(LongSummaryStatistics ages, long lists, Reads reads, List<EmbeddingUsageLog.Day> days, Work work) {

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
            return reads.hitRate().isPresent() ? reads.hitRate().getAsDouble() : null;
        }

        Map<String, ClickThrough.Shown> clickThrough() {
            return reads.clickThrough();
        }

        Map<String, Long> notForMe() {
            return reads.notForMe();
        }

        List<JobReport> runs() {
            return work.runs();
        }
    }

    /**
     * What the jobs have done.
     *
     * @param model the current one; empty before the first run
     * @param runs the last ten, the newest first
     */
    record Work(Optional<CurrentModel> model, List<JobReport> runs) {}

    /**
     * What serving has counted.
     *
     * @param notForMe users by product that they said is not for them, of the products with most
     */
    record Reads(OptionalDouble hitRate, Map<String, ClickThrough.Shown> clickThrough, Map<String, Long> notForMe) {}
}

package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.nightly.JobReport;
import dev.recs.jobs.nightly.JobReports;
import dev.recs.jobs.online.OnlineReport;
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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs stats}. */
@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description =
                "Print how many profiles and lists there are and how old, and what was embedded by day and by run; or what came of the lists.")
final class StatsCommand implements Callable<Integer> {

    private static final int DAYS = 14;
    private static final int RUNS = 10;
    private static final int REFUSED_PRODUCTS = 10;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @ArgGroup(exclusive = false)
    private @Nullable OnlineOptions online;

    @Override
    public Integer call() {
        if (online != null && online.isAsked()) {
            return printOnline(online);
        }
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            Instant now = common.clock().instant();
            Reads reads = recs.create(ServingCounts.class).read(now);
            Stats stats = recs.create(Sources.class).read(now, reads);
            if (common.json()) {
                System.out.println(JsonMapper.shared().writeValueAsString(StatsPrinter.fields(stats)));
            } else {
                StatsPrinter.print(stats, System.out);
            }
            return 0;
        }
    }

    private int printOnline(OnlineOptions options) {
        int days = options.days();
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            OnlineReport report =
                    recs.create(OnlineStats.class).read(days, common.clock().instant());
            options.page().ifPresent(page -> OutputFile.write("--report", page, OnlinePage.render(report)));
            OnlinePrinter.print(report, common.json(), System.out);
            return 0;
        }
    }

    /** Where the numbers of lists and runs come from. */
    private record Sources(
            Profiles profiles,
            Recommendations lists,
            EmbeddingUsageLog usage,
            CatalogModels models,
            JobReports reports) {

        Stats read(Instant now, Reads reads) {
            return new Stats(
                    profiles.ages(now),
                    lists.count(),
                    reads,
                    usage.since(dayOf(now).minusDays(DAYS - 1L)),
                    new Work(models.current(), reports.newest(RUNS)));
        }
    }

    /** Where the numbers of serving come from. */
    private record ServingCounts(UnifiedJedis redis, RefusalStore refusals) {

        Reads read(Instant now) {
            return new Reads(
                    new CacheReads(redis).hitRate(),
                    new ClickThrough(redis).bySource(dayOf(now)),
                    refusals.notForMe(REFUSED_PRODUCTS));
        }
    }

    private static LocalDate dayOf(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
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

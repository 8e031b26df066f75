package dev.recs.benchmarks.online;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import dev.recs.benchmarks.ProcessUse;
import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.experiments.report.ExperimentFigures;
import dev.recs.jobs.experiments.report.ExperimentReport;
import dev.recs.jobs.experiments.report.VariantFigures;
import dev.recs.jobs.online.Dimension;
import dev.recs.jobs.online.GroupTotals;
import dev.recs.jobs.online.OnlineReport;
import dev.recs.jobs.online.OnlineTotals;
import dev.recs.jobs.online.Period;
import dev.recs.stores.events.StoredEvents;
import dev.recs.stores.experiments.ExperimentRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench online}: fills the table of events if it is empty, and reads the report. */
@Command(
        name = "online",
        mixinStandardHelpOptions = true,
        description =
                "Measure what the reports of recs stats --online and recs experiment take over many events: generated ones if there are none, else those there.")
public final class OnlineBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(OnlineBenchmark.class);
    private static final int PART = 10_000;
    private static final int DAYS = 30;
    private static final double MIB = 1 << 20;

    @Mixin
    private final BenchmarkOptions options = new BenchmarkOptions();

    @Option(
            names = "--events",
            defaultValue = "10000000",
            description = "rows to generate, at least (${DEFAULT-VALUE})")
    private long events;

    @Override
    public Integer call() throws SQLException {
        try (ConfigurableApplicationContext recs = RecsApplication.open(options.dataDir())) {
            JdbcClient jdbc = recs.getBean(JdbcClient.class);
            Instant end = Instant.now();
            if (isEmpty(jdbc)) {
                fill(recs.getBean(DataSource.class), end);
            }
            options.print(measure(jdbc, Period.lastDays(DAYS, end.plusSeconds(1), Duration.ofDays(7))));
            options.print(measureExperiment(recs.getBean(JdbcTemplate.class), end));
        }
        return 0;
    }

    private static boolean isEmpty(JdbcClient jdbc) {
        return jdbc.sql("SELECT id FROM recs_events LIMIT 1")
                .query(Long.class)
                .optional()
                .isEmpty();
    }

    private void fill(DataSource mysql, Instant end) throws SQLException {
        try (Connection connection = mysql.getConnection()) {
            GeneratedVisits visits = new GeneratedVisits(end);
            long loaded = 0;
            for (int from = 0; loaded < events; from += PART) {
                loaded += visits.load(from, from + PART, connection);
                LOG.info("generated events: {}", loaded);
            }
        }
    }

    private static Figures measure(JdbcClient jdbc, Period period) {
        ProcessUse use = new ProcessUse();
        long start = System.nanoTime();
        double cpu = ProcessUse.cpuSeconds();
        OnlineTotals totals = new OnlineTotals(period);
        new StoredEvents(jdbc).forEach(period.readFrom(), period.until(), totals::add);
        OnlineReport report = totals.report();
        GroupTotals all = report.by(Dimension.ALL).getFirst();
        return new Figures("online")
                .add("events", report.events(), "")
                .add("users", all.users(), "")
                .add("report", (System.nanoTime() - start) / 1e9, "s")
                .add("CPU of this process", ProcessUse.cpuSeconds() - cpu, "s")
                .add("peak heap after a collection", use.peakHeapAfterGc() / MIB, "MiB")
                .add("clicks by impressions", all.clickThrough().value(), "")
                .note("the sorting is MySQL's and in none of the figures but the time");
    }

    private static Figures measureExperiment(JdbcTemplate jdbc, Instant end) {
        ProcessUse use = new ProcessUse();
        long start = System.nanoTime();
        double cpu = ProcessUse.cpuSeconds();
        ExperimentRun run =
                new ExperimentRun(GeneratedVisits.EXPERIMENT, end.minus(Duration.ofDays(DAYS)), Instant.MAX);
        ExperimentReport report = new ExperimentFigures(jdbc).read(run, end.plusSeconds(1));
        return new Figures("experiment")
                .add(
                        "users",
                        report.variants().stream()
                                .mapToLong(VariantFigures::users)
                                .sum(),
                        "")
                .add("report", (System.nanoTime() - start) / 1e9, "s")
                .add("CPU of this process", ProcessUse.cpuSeconds() - cpu, "s")
                .add("peak heap after a collection", use.peakHeapAfterGc() / MIB, "MiB")
                .note("events of a folder that was filled by an earlier release are of no variant");
    }
}

package dev.recs.demo;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.cli.CommonOptions;
import dev.recs.jobs.cli.ContributedCommand;
import dev.recs.jobs.cli.PrintedProgress;
import dev.recs.jobs.cli.RefreshPrinter;
import dev.recs.jobs.cli.ShowCommand;
import dev.recs.jobs.imports.load.ImportReport;
import dev.recs.jobs.imports.load.StoreImport;
import dev.recs.jobs.nightly.JobCancelled;
import dev.recs.jobs.nightly.JobRequest;
import dev.recs.jobs.nightly.JobResult;
import dev.recs.jobs.nightly.NightlyJobLauncher;
import dev.recs.jobs.nightly.Progress;
import dev.recs.jobs.nightly.Selection;
import dev.recs.jobs.worker.Worker;
import dev.recs.model.UserId;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.schema.SampleShop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recs demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Import the sample store, refresh every user, show a few lists, serve them and remake them after orders.")
public final class DemoCommand implements ContributedCommand {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);
    private static final List<String> SHOWN = List.of("12347", "12583", "17850");
    private static final int ROWS = 8;
    private static final int STOPPED = 1;
    private static final Duration FRESH = Duration.ofHours(24);

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--no-serve", description = "end after the run, without starting the API")
    private boolean noServe;

    @Option(names = "--port", defaultValue = "8080", description = "of the API (${DEFAULT-VALUE}); 0 takes a free one")
    private int port = 8080;

    @Override
    public Integer call() {
        if (!noServe) {
            ServingProcess.requireClassPath();
        }
        LOG.info("starting local servers in {}", common.dataDir());
        try (Stop stop = Stop.onSignal();
                ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
            stop.passOnTo(recs.getBean(Cancellation.class));
            return demo(recs, stop);
        }
    }

    /** A stop is told before anything is closed: the signal that asked for it then ends the process. */
    private int demo(ConfigurableApplicationContext recs, Stop stop) {
        try {
            fill(recs);
        } catch (JobCancelled e) {
            System.err.println(e.getMessage());
            return STOPPED;
        }
        if (!noServe) {
            recs.getBean(Worker.class).start();
            DemoServing.serve(recs, common, port, stop);
        }
        return 0;
    }

    private void fill(ConfigurableApplicationContext recs) {
        Instant asOf = common.clock().instant();
        SampleStore sample = new SampleStore(common.dataDir());
        SampleShop shop = recs.getBean(SampleShop.class);
        shop.install();
        if (!sample.isImported(recs.getBean(JdbcTemplate.class), shop)) {
            importSample(recs, sample, asOf);
        }
        Optional<JobResult> result = refresh(recs, asOf);
        show(recs);
        result.ifPresentOrElse(
                new RefreshPrinter(System.out, common.json())::print,
                () -> System.out.println(
                        "refreshed within the last 24 h already: './recs refresh --all' does it again"));
    }

    private Optional<JobResult> refresh(ConfigurableApplicationContext recs, Instant now) {
        NightlyJobLauncher run = recs.getBean(NightlyJobLauncher.class);
        if (run.lastCompleted(Selection.ALL).filter(now.minus(FRESH)::isBefore).isPresent()) {
            return Optional.empty();
        }
        recs.getBean(Progress.class).watchedBy(RefreshPrinter.watcher(common.clock()));
        return Optional.of(run.run(new JobRequest(Selection.ALL, Optional.empty())));
    }

    private static void importSample(ConfigurableApplicationContext recs, SampleStore sample, Instant now) {
        try (PrintedProgress progress = PrintedProgress.onStandardError()) {
            ImportReport report = sample.importInto(recs.getBean(StoreImport.class), now, progress);
            System.out.printf(
                    "imported: products %d, order lines %d, events %d (made up), rejected %d, times moved by %d days%n",
                    report.products(), report.rows(), report.events(), report.rejected(), report.shiftDays());
        }
    }

    /** Who was erased since the first demo has no list; that ends nothing. */
    private static void show(ConfigurableApplicationContext recs) {
        ProductIndex index = new ProductIndex(recs.getBean(Products.class).all());
        for (String user : SHOWN) {
            try {
                ShowCommand.print(ShowCommand.find(recs.getBean(Recommendations.class), new UserId(user)), index, ROWS);
            } catch (BadInput e) {
                System.out.printf("%n%s%n", e.getMessage());
            }
        }
    }
}

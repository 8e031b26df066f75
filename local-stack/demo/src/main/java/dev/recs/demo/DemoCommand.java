package dev.recs.demo;

import dev.recs.jobs.app.CommandContext;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
                CommandContext recs = CommandContext.open(common.dataDir())) {
            stop.passOnTo(recs.create(Cancellation.class));
            return demo(recs, stop);
        }
    }

    /** A stop is told before anything is closed: the signal that asked for it then ends the process. */
    private int demo(CommandContext recs, Stop stop) {
        try {
            fill(recs);
        } catch (JobCancelled e) {
            System.err.println(e.getMessage());
            return STOPPED;
        }
        if (!noServe) {
            recs.create(Worker.class).start();
            recs.create(DemoServing.class).serve(common, port, stop);
        }
        return 0;
    }

    private void fill(CommandContext recs) {
        Instant asOf = common.clock().instant();
        recs.create(Shop.class).fill(common.dataDir(), asOf);
        Lists lists = recs.create(Lists.class);
        Optional<JobResult> result = lists.refresh(asOf, RefreshPrinter.watcher(common.clock()));
        lists.show();
        result.ifPresentOrElse(
                new RefreshPrinter(System.out, common.json())::print,
                () -> System.out.println(
                        "refreshed within the last 24 h already: './recs refresh --all' does it again"));
    }

    /** The sample shop, filled once. */
    private record Shop(SampleShop shop, JdbcTemplate mysql, StoreImport imports) {

        void fill(Path dataDir, Instant now) {
            SampleStore sample = new SampleStore(dataDir);
            shop.install();
            if (!sample.isImported(mysql, shop)) {
                fill(sample, now);
            }
        }

        private void fill(SampleStore sample, Instant now) {
            try (PrintedProgress progress = PrintedProgress.onStandardError()) {
                ImportReport report = sample.importInto(imports, now, progress);
                System.out.printf(
                        "imported: products %d, order lines %d, events %d (made up), rejected %d, times moved by %d days%n",
                        report.products(), report.rows(), report.events(), report.rejected(), report.shiftDays());
            }
        }
    }

    /** The lists of its customers. */
    private record Lists(
            NightlyJobLauncher job, Progress progress, Recommendations recommendations, Products products) {

        /** @return empty if they are of the last 24 hours */
        Optional<JobResult> refresh(Instant now, Progress.Watcher watcher) {
            if (job.lastCompleted(Selection.ALL)
                    .filter(now.minus(FRESH)::isBefore)
                    .isPresent()) {
                return Optional.empty();
            }
            progress.watchedBy(watcher);
            return Optional.of(job.run(new JobRequest(Selection.ALL, Optional.empty())));
        }

        /** Who was erased since the first demo has no list; that ends nothing. */
        void show() {
            ProductIndex index = new ProductIndex(products.all());
            for (String user : SHOWN) {
                try {
                    ShowCommand.print(ShowCommand.find(recommendations, new UserId(user)), index, ROWS);
                } catch (BadInput e) {
                    System.out.printf("%n%s%n", e.getMessage());
                }
            }
        }
    }
}

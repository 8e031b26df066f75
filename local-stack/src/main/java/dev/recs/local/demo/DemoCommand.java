package dev.recs.local.demo;

import dev.recs.catalog.ProductIndex;
import dev.recs.catalog.Products;
import dev.recs.cli.CommonOptions;
import dev.recs.cli.ContributedCommand;
import dev.recs.cli.ErasureKey;
import dev.recs.cli.RefreshPrinter;
import dev.recs.cli.ShowCommand;
import dev.recs.imports.ImportReport;
import dev.recs.model.UserId;
import dev.recs.refresh.RefreshAccount;
import dev.recs.refresh.RefreshRun;
import dev.recs.stores.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recs demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Import the sample store, refresh every user and show a few lists.")
public final class DemoCommand implements ContributedCommand {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);
    private static final List<String> SHOWN = List.of("12347", "12583", "17850");
    private static final int ROWS = 8;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--no-serve", description = "end after the run (the only way for now: the API is not built yet)")
    private boolean noServe;

    @Override
    public Integer call() {
        LOG.info("starting local servers in {}", common.dataDir());
        try (Stores stores = Stores.open(common.dataDir())) {
            Instant asOf = common.clock().instant();
            SampleStore sample = new SampleStore(common.dataDir());
            if (!sample.isImported(stores)) {
                ImportReport report = sample.importInto(stores, asOf);
                System.out.printf(
                        "imported: products %d, order lines %d, rejected %d, times moved by %d days%n",
                        report.products(), report.rows(), report.rejected(), report.shiftDays());
            }
            RefreshRun run = new RefreshRun(stores, common.clock(), ErasureKey.of(common.dataDir()));
            RefreshAccount account = run.everyone(Instant.EPOCH, asOf);
            show(stores);
            RefreshPrinter.print(
                    account,
                    run.sentTexts(),
                    Duration.between(asOf, common.clock().instant()));
            if (!noServe) {
                System.out.println(
                        "the API is not part of the demo yet: look at a list with ./recs show --user-id=12347");
            }
            return 0;
        }
    }

    private static void show(Stores stores) {
        ProductIndex index = new ProductIndex(new Products(stores.jdbc()).all());
        for (String user : SHOWN) {
            ShowCommand.print(ShowCommand.find(stores, new UserId(user)), index, ROWS);
        }
    }
}

package dev.recs.cli;

import dev.recs.app.RecsApplication;
import dev.recs.imports.ImportFiles;
import dev.recs.imports.ImportReport;
import dev.recs.imports.StoreImport;
import dev.recs.model.failure.BadInput;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Fill the reference store from files; repeating it changes nothing. Files may be gzipped.")
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--products",
            required = true,
            description = "CSV: product_id,name[,category,brand,description,price,currency,image_url,in_stock]")
    private Path products = Path.of("products.csv");

    @Option(
            names = "--orders",
            required = true,
            description = "CSV: order_id,user_id,product_id,quantity,unit_price,purchased_at")
    private Path orders = Path.of("orders.csv");

    @Option(
            names = "--events",
            description = "JSON lines: {\"type\":\"search\"|\"view\",\"userId\",\"query\"|\"productId\",\"at\"}")
    private @Nullable Path events;

    @Option(names = "--rejects", description = "where bad rows are reported (rejects.txt in the data folder)")
    private @Nullable Path rejects;

    @Option(
            names = "--shift-to",
            converter = DateOption.class,
            description =
                    "move all times by whole weeks, the newest order not after this date; settled by a store's first import")
    private @Nullable LocalDate shiftTo;

    @Override
    public Integer call() {
        Instant now = common.clock().instant();
        ImportFiles files = new ImportFiles(
                products,
                orders,
                Optional.ofNullable(events),
                rejects == null ? common.dataDir().resolve("rejects.txt") : rejects);
        Optional<Instant> shift = Optional.ofNullable(shiftTo).map(date -> endOf(date, now));
        try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir());
                PrintedProgress progress = PrintedProgress.onStandardError()) {
            ImportReport report = recs.getBean(StoreImport.class).run(files, shift, progress);
            print(report, files.rejects());
            return 0;
        }
    }

    /** The end of the day, or now if the day is not over. */
    private static Instant endOf(LocalDate date, Instant now) {
        if (date.isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            throw new BadInput("--shift-to=%s is in the future: expected today or earlier".formatted(date));
        }
        Instant end = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(1);
        return end.isAfter(now) ? now : end;
    }

    private void print(ImportReport report, Path rejected) {
        if (common.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("products", report.products());
            fields.put("orderLines", report.rows());
            fields.put("events", report.events());
            fields.put("rejected", report.rejected());
            fields.put("rejectsFile", rejected.toString());
            fields.put("shiftDays", report.shiftDays());
            System.out.println(JsonMapper.builder().build().writeValueAsString(fields));
        } else {
            System.out.printf(
                    "imported: products %d, order lines %d, events %d, rejected %d%s, times moved by %d days%n",
                    report.products(),
                    report.rows(),
                    report.events(),
                    report.rejected(),
                    report.rejected() == 0 ? "" : " (see " + rejected + ")",
                    report.shiftDays());
        }
    }
}

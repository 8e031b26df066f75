package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.imports.load.ImportFiles;
import dev.recs.jobs.imports.load.ImportOptions;
import dev.recs.jobs.imports.load.ImportReport;
import dev.recs.jobs.imports.load.StoreImport;
import dev.recs.jobs.imports.load.UnusableRows;
import dev.recs.jobs.imports.shop.ShopFormat;
import dev.recs.model.failure.BadInput;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Fill the sample shop from files; repeating it changes nothing. Files may be gzipped.")
final class ImportCommand implements Callable<Integer> {

    private static final int UNUSABLE = 3;

    @Option(
            names = "--data-dir",
            defaultValue = "data",
            description = "where local servers keep their data (${DEFAULT-VALUE})")
    private Path dataDir = Path.of("data");

    @Option(
            names = "--format",
            split = ",",
            description =
                    "whose exports the files are: shopify, woocommerce or magento; and how the counts are printed: text or json; may be repeated")
    private List<Format> formats = new ArrayList<>();

    @Mixin
    private final FileOptions reading = new FileOptions();

    @Option(
            names = "--products",
            required = true,
            description =
                    "CSV: product_id,name[,category,brand,description,price,currency,image_url,in_stock,group_id,recommendable]")
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

    /** Names as typed on the command line: of exports, and of what is printed. */
    enum Format {
        shopify,
        woocommerce,
        magento,
        text,
        json
    }

    @Override
    public Integer call() {
        Instant now = Clock.systemUTC().instant();
        ImportOptions options = reading.with(shop());
        ImportFiles files = new ImportFiles(
                products,
                orders,
                Optional.ofNullable(events),
                rejects == null ? dataDir.resolve("rejects.txt") : rejects);
        Optional<Instant> shift = Optional.ofNullable(shiftTo).map(date -> endOf(date, now));
        try (CommandContext recs = CommandContext.open(dataDir);
                PrintedProgress progress = PrintedProgress.onStandardError()) {
            ImportReport report = recs.create(StoreImport.class).run(files, options, shift, progress);
            print(report, files.rejects());
            return 0;
        } catch (UnusableRows e) {
            System.err.printf("%s (see %s)%n", e.getMessage(), files.rejects());
            return UNUSABLE;
        }
    }

    /** @throws BadInput if the files are said to be of two shop systems */
    private ShopFormat shop() {
        List<ShopFormat> shops = formats.stream()
                .flatMap(format -> shop(format).stream())
                .distinct()
                .toList();
        if (shops.size() > 1) {
            throw new BadInput(
                    "--format names %s: expected one of shopify, woocommerce and magento".formatted(formats));
        }
        return shops.isEmpty() ? ShopFormat.OWN : shops.getFirst();
    }

    private static Optional<ShopFormat> shop(Format format) {
        return switch (format) {
            case shopify -> Optional.of(ShopFormat.SHOPIFY);
            case woocommerce -> Optional.of(ShopFormat.WOOCOMMERCE);
            case magento -> Optional.of(ShopFormat.MAGENTO);
            case text, json -> Optional.empty();
        };
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
        if (formats.contains(Format.json)) {
            System.out.println(JsonMapper.builder().build().writeValueAsString(fields(report, rejected)));
        } else {
            boolean hasDetails = report.rejected() + report.warnings() > 0;
            System.out.printf(
                    "imported: products %d, order lines %d, events %d, refunds %d, left out %d, rejected %d, fields left out %d%s, times moved by %d days%n",
                    report.products(),
                    report.rows(),
                    report.events(),
                    report.refunds(),
                    report.leftOut(),
                    report.rejected(),
                    report.warnings(),
                    hasDetails ? " (see " + rejected + ")" : "",
                    report.shiftDays());
        }
    }

    private static Map<String, Object> fields(ImportReport report, Path rejected) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("products", report.products());
        fields.put("orderLines", report.rows());
        fields.put("events", report.events());
        fields.put("refunds", report.refunds());
        fields.put("leftOut", report.leftOut());
        fields.put("rejected", report.rejected());
        fields.put("fieldsLeftOut", report.warnings());
        fields.put("rejectsFile", rejected.toString());
        fields.put("shiftDays", report.shiftDays());
        fields.put("notes", report.notes());
        return fields;
    }
}

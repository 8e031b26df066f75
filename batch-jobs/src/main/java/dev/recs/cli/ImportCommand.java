package dev.recs.cli;

import dev.recs.app.RecsApplication;
import dev.recs.imports.ImportReport;
import dev.recs.imports.StoreImport;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recs import}. */
@Command(name = "import", mixinStandardHelpOptions = true, description = "Fill the reference store from CSV files.")
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--products", required = true, description = "product_id,name[,category]")
    private Path products = Path.of("products.csv");

    @Option(
            names = "--orders",
            required = true,
            description = "order_id,user_id,product_id,quantity,unit_price,purchased_at; may be gzipped")
    private Path orders = Path.of("orders.csv");

    @Option(names = "--shift-to", description = "move all times by whole weeks, the newest not after this date")
    private @Nullable LocalDate shiftTo;

    @Override
    public Integer call() {
        Path rejects = Path.of("rejects.txt");
        try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
            Optional<Instant> to = Optional.ofNullable(shiftTo)
                    .map(date -> date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
            ImportReport report = new StoreImport(recs.getBean(JdbcTemplate.class), rejects).run(products, orders, to);
            System.out.printf(
                    "imported: products %d, order lines %d, rejected %d (see %s), times moved by %d days%n",
                    report.products(), report.rows(), report.rejected(), rejects, report.shiftDays());
            return 0;
        }
    }
}

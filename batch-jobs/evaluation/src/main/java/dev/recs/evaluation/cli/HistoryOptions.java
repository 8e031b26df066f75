package dev.recs.evaluation.cli;

import dev.recs.evaluation.OrderDetails;
import dev.recs.evaluation.StoreHistory;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a history is read from: two files, and then no server is started; without them the store. */
final class HistoryOptions {

    @ArgGroup(exclusive = false)
    private @Nullable Files files;

    StoreHistory read(HistorySources sources, Consumer<String> rejected) {
        return files == null
                ? sources.history()
                : StoreHistory.ofFiles(files.products, files.orders, sources.fees(), rejected);
    }

    /** The order and the quantity of each line of a history that was read here. */
    OrderDetails details(HistorySources sources, StoreHistory store) {
        return files == null ? sources.details(store) : OrderDetails.ofFile(store, files.orders);
    }

    /** Both or none. */
    private static final class Files {

        @Option(names = "--products", required = true, description = "product_id,name[,category,brand,description]")
        private Path products = Path.of("products.csv");

        @Option(
                names = "--orders",
                required = true,
                description = "order_id,user_id,product_id,quantity,unit_price,purchased_at")
        private Path orders = Path.of("orders.csv");
    }
}

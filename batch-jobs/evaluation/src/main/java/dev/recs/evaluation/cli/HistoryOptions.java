package dev.recs.evaluation.cli;

import dev.recs.evaluation.OrderDetails;
import dev.recs.evaluation.StoreHistory;
import dev.recs.pipeline.CatalogProducts;
import dev.recs.recommender.rules.FeeSettings;
import dev.recs.stores.catalog.OrderLines;
import dev.recs.stores.shop.ShopViews;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a history is read from: two files, and then no server is started; without them the store. */
final class HistoryOptions {

    @ArgGroup(exclusive = false)
    private @Nullable Files files;

    StoreHistory read(BeanFactory recs, Consumer<String> rejected) {
        return files == null
                ? StoreHistory.ofStore(
                        recs.getBean(CatalogProducts.class),
                        recs.getBean(OrderLines.class),
                        recs.getBean(Clock.class).instant())
                : StoreHistory.ofFiles(files.products, files.orders, recs.getBean(FeeSettings.class), rejected);
    }

    /** The order and the quantity of each line of a history that was read here. */
    OrderDetails details(BeanFactory recs, StoreHistory store) {
        return files == null
                ? OrderDetails.ofStore(
                        store, new JdbcTemplate(recs.getBean(DataSource.class)), recs.getBean(ShopViews.class))
                : OrderDetails.ofFile(store, files.orders);
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

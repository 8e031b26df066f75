package dev.recs.benchmarks.store;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.order.OrderSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The orders of a generated store straight from the generator, as MySQL would stream them. */
public final class GeneratedOrders implements OrderSource {

    private final StoreShape shape;
    private final UserGenerator generator;

    public GeneratedOrders(StoreShape shape) {
        this.shape = shape;
        this.generator = new UserGenerator(shape);
    }

    @Override
    public void forEach(Instant asOf, OrderLine line) {
        for (int number = 0; number < shape.users(); number++) {
            GeneratedUser user = generator.user(number);
            user.orders().stream()
                    .filter(order -> !order.at().isAfter(asOf))
                    .sorted(Comparator.comparing(GeneratedUser.Order::at))
                    .forEach(order -> order.products()
                            .forEach(product -> line.accept(user.id().value(), product, order.at())));
        }
    }

    /** The catalog, by id. */
    public List<Product> products() {
        List<Product> products = new ArrayList<>();
        for (int cluster = 0; cluster < Vocabulary.CLUSTERS; cluster++) {
            for (int rank = 0; rank < shape.products() / Vocabulary.CLUSTERS; rank++) {
                products.add(new Product(
                        new ProductId(UserGenerator.productId(cluster, rank)),
                        Vocabulary.productName(cluster, rank),
                        Vocabulary.category(cluster),
                        "",
                        "",
                        new BigDecimal("9.99"),
                        "GBP",
                        "",
                        true));
            }
        }
        return products;
    }
}

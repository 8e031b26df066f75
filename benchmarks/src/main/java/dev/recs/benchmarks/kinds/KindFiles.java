package dev.recs.benchmarks.kinds;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a kind as {@code recs import} and {@code recs evaluate} read it: {@code products.csv} and {@code orders.csv}. */
final class KindFiles {

    private KindFiles() {}

    /** @return order lines that were written */
    static long write(Recipe recipe, Path folder) {
        try {
            Files.createDirectories(folder);
            writeProducts(recipe, folder.resolve("products.csv"));
            return writeOrders(recipe, folder.resolve("orders.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException("store could not be written to %s: give another --to".formatted(folder), e);
        }
    }

    private static void writeProducts(Recipe recipe, Path file) throws IOException {
        ProductNames names = new ProductNames(recipe);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("product_id,name\n");
            for (int product = 0; product < recipe.products(); product++) {
                out.write("%s,\"%s\"\n".formatted(productId(product), names.name(product)));
            }
        }
    }

    private static long writeOrders(Recipe recipe, Path file) throws IOException {
        KindGenerator generator = new KindGenerator(recipe);
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("order_id,user_id,product_id,quantity,unit_price,purchased_at\n");
            for (int user = 0; user < recipe.users(); user++) {
                List<KindGenerator.Order> orders = generator.orders(user);
                for (int order = 0; order < orders.size(); order++) {
                    for (int product : orders.get(order).products()) {
                        out.write("o%06d-%03d,u%06d,%s,1,1.00,%s\n"
                                .formatted(
                                        user,
                                        order,
                                        user,
                                        productId(product),
                                        orders.get(order).at()));
                        written++;
                    }
                }
            }
        }
        return written;
    }

    private static String productId(int product) {
        return "p%06d".formatted(product);
    }
}

package dev.recs.benchmarks.kinds;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;

/** The sample store made sparse: of each user 5 to 20 products drawn at random, each bought once, when it was bought first. */
final class SparseSample {

    private static final long SEED = 111;
    private static final int FEWEST = 5;
    private static final int MOST = 20;

    private SparseSample() {}

    /**
     * @param products the names are copied
     * @param orders of the sample store, gzipped; its columns in their order
     * @return order lines that were written
     */
    static long write(Path products, Path orders, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("products.csv"), Files.readAllBytes(products));
            return writeOrders(firstPurchases(orders), folder.resolve("orders.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "sample store could not be read from %s and %s, or written to %s"
                            .formatted(products, orders, folder),
                    e);
        }
    }

    /** By user and product, the rest of the line of the first purchase. */
    private static Map<String, Map<String, String>> firstPurchases(Path orders) throws IOException {
        Map<String, Map<String, String>> byUser = new TreeMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(orders)), StandardCharsets.UTF_8))) {
            in.readLine();
            in.lines()
                    .map(line -> line.split(",", -1))
                    .forEach(columns -> byUser.computeIfAbsent(columns[1], user -> new LinkedHashMap<>())
                            .merge(columns[2], columns[5], SparseSample::earlier));
        }
        return byUser;
    }

    private static String earlier(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static long writeOrders(Map<String, Map<String, String>> byUser, Path file) throws IOException {
        RandomGenerator random = new SplittableRandom(SEED);
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("order_id,user_id,product_id,quantity,unit_price,purchased_at\n");
            for (Map.Entry<String, Map<String, String>> user : byUser.entrySet()) {
                List<String> left = new ArrayList<>(new TreeMap<>(user.getValue()).keySet());
                int count = Math.min(left.size(), random.nextInt(FEWEST, MOST + 1));
                for (int i = 0; i < count; i++) {
                    String product = left.remove(random.nextInt(left.size()));
                    String at = user.getValue().get(product);
                    out.write("%s-%d,%s,%s,1,1.00,%s\n".formatted(user.getKey(), i, user.getKey(), product, at));
                    written++;
                }
            }
        }
        return written;
    }
}

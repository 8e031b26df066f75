package dev.recs.benchmarks.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Option;

/** Options that fix a generated store. */
public final class ShapeOptions {

    @Option(names = "--users", defaultValue = "10000", description = "customers (${DEFAULT-VALUE})")
    private int users;

    @Option(names = "--products", defaultValue = "10000", description = "products (${DEFAULT-VALUE})")
    private int products;

    @Option(names = "--queries", defaultValue = "20000", description = "distinct search texts (${DEFAULT-VALUE})")
    private int queries;

    @Option(names = "--seed", defaultValue = "1", description = "same seed, same store (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--pairs",
            defaultValue = "0",
            description = "how often a product's partner is bought with it, 0 to 1 (${DEFAULT-VALUE})")
    private double pairs;

    /** The newest event is of yesterday's last second. */
    public StoreShape shape() {
        return new StoreShape(users, products, queries, seed, Instant.now().truncatedTo(ChronoUnit.DAYS), pairs);
    }
}

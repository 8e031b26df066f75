package dev.recs.benchmarks.model;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import dev.recs.benchmarks.ProcessUse;
import dev.recs.benchmarks.store.GeneratedOrders;
import dev.recs.benchmarks.store.ShapeOptions;
import dev.recs.benchmarks.store.StoreShape;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.AllPurchases;
import dev.recs.recommender.history.UserHistories;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.CatalogModelCodec;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.CatalogModelTrainer;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench learning}: trains the parts of the model on every generated purchase, on one thread and on as many as there are cores. */
@Command(
        name = "learning",
        mixinStandardHelpOptions = true,
        description = "Measure the final training over all purchases: time, memory, and whether threads change a bit.")
public final class LearningBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(LearningBenchmark.class);
    private static final EmbeddingSpace SPACE = new EmbeddingSpace("none", 8, 1);
    private static final double MIB = 1 << 20;
    private static final double NANOS = 1e9;

    @Mixin
    private final BenchmarkOptions options = new BenchmarkOptions();

    @Mixin
    private final ShapeOptions shape = new ShapeOptions();

    @Option(names = "--all-cores-only", description = "not on one thread, which takes as much CPU again")
    private boolean allCoresOnly;

    @Override
    public Integer call() {
        StoreShape store = shape.shape();
        GeneratedOrders orders = new GeneratedOrders(store);
        ProductIndex index = new ProductIndex(orders.products());
        ContentModel content = ContentModel.train(
                index.products().stream().map(Product::name).toList(),
                Collections.nCopies(index.size(), Embedding.missing(SPACE)));
        Figures figures =
                new Figures("learning").add("users", store.users(), "").add("products", index.size(), "");
        ProcessUse use = new ProcessUse();
        Lap reading = new Lap();
        try (AllPurchases purchases = AllPurchases.read(orders, index, store.end(), product -> true)) {
            reading.add(figures, "generating and reading");
            figures.add("order lines", purchases.all().lineCount(), "");
            Training training = new Training(index, content, store);
            byte[] together = training.train(figures, purchases.all(), "all cores");
            if (!allCoresOnly) {
                byte[] alone = training.train(figures, new OnOneThread(purchases.all()), "one thread");
                figures.add("models with the same bits", Arrays.equals(alone, together) ? 1 : 0, "");
            }
        }
        figures.add("peak heap after a collection", use.peakHeapAfterGc() / MIB, "MiB")
                .add("peak heap, garbage included", ProcessUse.peakHeap() / MIB, "MiB")
                .add("peak resident memory", ProcessUse.peakResident() / MIB, "MiB");
        options.print(figures);
        return 0;
    }

    /** What a training needs beside the purchases. */
    private record Training(ProductIndex index, ContentModel content, StoreShape store) {

        byte[] train(Figures figures, UserHistories histories, String name) {
            Lap lap = new Lap();
            byte[] model = CatalogModelCodec.write(CatalogModelTrainer.train(index, content, histories, store.end()));
            lap.add(figures, name);
            return model;
        }
    }

    /** Histories that seem too few for a second thread. */
    private record OnOneThread(UserHistories all) implements UserHistories {

        @Override
        public long lineCount() {
            return 0;
        }

        @Override
        public void forEachUser(int part, int parts, Consumer<UserHistory> consumer) {
            all.forEachUser(part, parts, consumer);
        }
    }

    /** Seconds of the wall and of the CPU of all threads since it was made. */
    private static final class Lap {

        private final long begun = System.nanoTime();
        private final double cpu = ProcessUse.cpuSeconds();

        void add(Figures figures, String name) {
            double wall = (System.nanoTime() - begun) / NANOS;
            double used = ProcessUse.cpuSeconds() - cpu;
            LOG.info("{}: {} s, {} s of CPU", name, wall, used);
            figures.add(name, wall, "s").add(name + ", CPU", used, "s");
        }
    }
}

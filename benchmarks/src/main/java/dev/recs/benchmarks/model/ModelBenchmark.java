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
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.ModelTraining;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench model}: learns the catalog model from generated orders. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Measure how long the catalog model takes to learn, and how much memory.")
public final class ModelBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(ModelBenchmark.class);
    private static final int DIMENSIONS = 384;
    private static final EmbeddingSpace SPACE = new EmbeddingSpace("random", DIMENSIONS, 1);
    private static final double MIB = 1 << 20;

    @Mixin
    private final BenchmarkOptions options = new BenchmarkOptions();

    @Mixin
    private final ShapeOptions shape = new ShapeOptions();

    @Override
    public Integer call() {
        StoreShape store = shape.shape();
        GeneratedOrders orders = new GeneratedOrders(store);
        ProductIndex index = new ProductIndex(orders.products());
        Figures figures = new Figures("model").add("users", store.users(), "").add("products", index.size(), "");
        ProcessUse use = new ProcessUse();
        Clock clock = new Clock();
        ContentModel content =
                ContentModel.train(index.products().stream().map(Product::name).toList(), embeddings(index.size()));
        figures.add("neighbours by text", clock.lap("neighbours by text"), "s");
        PurchaseHistory history = PurchaseHistory.read(orders, index, store.end());
        figures.add("reading orders", clock.lap("reading orders"), "s").add("order lines kept", history.lines(), "");
        CatalogModel model = ModelTraining.train(index, content, history, store.end());
        figures.add("learning and fitting", clock.lap("learning and fitting"), "s")
                .add("products in the model", model.index().size(), "")
                .add("peak heap after a collection", use.peakHeapAfterGc() / MIB, "MiB")
                .add("peak heap, garbage included", ProcessUse.peakHeap() / MIB, "MiB")
                .add("peak resident memory", ProcessUse.peakResident() / MIB, "MiB");
        options.print(figures);
        return 0;
    }

    /** Any vectors do: their arithmetic costs the same. */
    private static List<Embedding> embeddings(int products) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, products)
                .mapToObj(product -> {
                    float[] values = new float[DIMENSIONS];
                    for (int i = 0; i < DIMENSIONS; i++) {
                        values[i] = random.nextFloat() - 0.5f;
                    }
                    return Embedding.unit(SPACE, values);
                })
                .toList();
    }

    /** Seconds of CPU that this process used from lap to lap, so that a busy machine does not count. */
    private static final class Clock {

        private double last = ProcessUse.cpuSeconds();

        double lap(String name) {
            double now = ProcessUse.cpuSeconds();
            double lap = now - last;
            last = now;
            LOG.info("{}: {} s of CPU", name, lap);
            return lap;
        }
    }
}

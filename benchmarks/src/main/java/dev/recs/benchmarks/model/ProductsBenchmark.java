package dev.recs.benchmarks.model;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import dev.recs.benchmarks.ProcessUse;
import dev.recs.benchmarks.store.GeneratedOrders;
import dev.recs.benchmarks.store.ShapeOptions;
import dev.recs.benchmarks.store.StoreShape;
import dev.recs.model.Embedding;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.AllPurchases;
import dev.recs.recommender.history.PurchaseCounts;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.CatalogModelCodec;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.CatalogModelTrainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench products}: trains, writes, reads and asks a model of many products, and says which stage took how long. */
@Command(
        name = "products",
        mixinStandardHelpOptions = true,
        description =
                "Measure training, storing and asking a model of many products: time by stage, memory, pairs found.")
public final class ProductsBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(ProductsBenchmark.class);
    private static final double MIB = 1 << 20;
    private static final double LEAST_SECONDS = 0.5;
    private static final int TEXTS = 320;

    @Mixin
    private final BenchmarkOptions options = new BenchmarkOptions();

    @Mixin
    private final ShapeOptions shape = new ShapeOptions();

    @Option(names = "--dimensions", defaultValue = "384", description = "of the vectors (${DEFAULT-VALUE})")
    private int dimensions;

    @Override
    public Integer call() throws IOException {
        StoreShape store = shape.shape();
        GeneratedOrders orders = new GeneratedOrders(store);
        ProductIndex index = new ProductIndex(orders.products());
        Figures figures = new Figures("products")
                .add("users", store.users(), "")
                .add("products", index.size(), "")
                .add("dimensions", dimensions, "");
        ProcessUse use = new ProcessUse();
        ProductVectors vectors = new ProductVectors(dimensions);
        List<Embedding> embeddings = vectors.of(index);
        try (StageSampler stages = new StageSampler(Thread.currentThread());
                AllPurchases purchases = AllPurchases.read(orders, index, store.end(), product -> true)) {
            CatalogModel model = trained(figures, new ContentOf(index, embeddings), purchases, store);
            ask(figures, stored(figures, model), vectors);
            stages.seconds().stream()
                    .filter(stage -> stage.getValue() >= LEAST_SECONDS)
                    .forEach(stage -> figures.add("in " + stage.getKey(), stage.getValue(), "s"));
        }
        figures.add("peak heap after a collection", use.peakHeapAfterGc() / MIB, "MiB")
                .add("peak resident memory", ProcessUse.peakResident() / MIB, "MiB");
        options.print(figures);
        return 0;
    }

    private static CatalogModel trained(Figures figures, ContentOf catalog, AllPurchases purchases, StoreShape store) {
        figures.add("order lines", purchases.all().lineCount(), "");
        ContentModel content = timed(figures, "texts", () -> catalog.train(purchases));
        CatalogModel model = timed(
                figures,
                "purchases",
                () -> CatalogModelTrainer.train(catalog.index, content, purchases.all(), store.end()));
        figures.add("partners that are the first companion", PlantedPairs.found(model, purchases.all()), "");
        return model;
    }

    /** The model as it is read again. */
    private static CatalogModel stored(Figures figures, CatalogModel model) throws IOException {
        Path file = Files.createTempFile("model", ".bin");
        try {
            timed(figures, "writing", () -> written(model, file));
            figures.add(
                    "bytes a product", (double) Files.size(file) / model.index().size(), "");
            return timed(figures, "reading", () -> read(file));
        } finally {
            Files.delete(file);
        }
    }

    private static void ask(Figures figures, CatalogModel model, ProductVectors vectors) {
        ProductIndex index = model.index();
        List<Embedding> texts = IntStream.range(0, TEXTS)
                .mapToObj(text -> vectors.of("text " + text, index.product(text * 7 % index.size())))
                .toList();
        timed(
                figures,
                "asking for the products of %d texts".formatted(TEXTS),
                () -> model.content().matching(texts));
    }

    /** What a content model is trained from, beside the purchases. */
    private record ContentOf(ProductIndex index, List<Embedding> embeddings) {

        ContentModel train(AllPurchases purchases) {
            return ContentModel.train(
                    index,
                    embeddings,
                    purchases.sample(),
                    PurchaseCounts.of(purchases.all(), index.size()).sold());
        }
    }

    private static Path written(CatalogModel model, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            CatalogModelCodec.write(model, out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CatalogModel read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return CatalogModelCodec.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T timed(Figures figures, String name, Supplier<T> work) {
        long begun = System.nanoTime();
        double cpu = ProcessUse.cpuSeconds();
        T result = work.get();
        double used = ProcessUse.cpuSeconds() - cpu;
        figures.add(name, (System.nanoTime() - begun) / 1e9, "s").add(name + ", CPU", used, "s");
        LOG.info("{}: {} s of CPU", name, used);
        return result;
    }
}

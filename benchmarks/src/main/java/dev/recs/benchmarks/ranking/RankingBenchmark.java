package dev.recs.benchmarks.ranking;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import dev.recs.benchmarks.ProcessUse;
import dev.recs.benchmarks.store.GeneratedActivities;
import dev.recs.benchmarks.store.GeneratedOrders;
import dev.recs.benchmarks.store.ShapeOptions;
import dev.recs.benchmarks.store.StoreShape;
import dev.recs.model.Embedding;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.lists.ListMaker;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.CatalogModelTrainer;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench ranking}: microseconds a user, ours and the two usual ways. */
@Command(
        name = "ranking",
        mixinStandardHelpOptions = true,
        description = "Measure what ranking costs a user, beside exact dense scoring and Lucene's HNSW graph.")
public final class RankingBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(RankingBenchmark.class);
    private static final int LIST = 60;
    private static final int TOP = 20;

    @Mixin
    private final BenchmarkOptions options = new BenchmarkOptions();

    @Mixin
    private final ShapeOptions shape = new ShapeOptions();

    @Option(names = "--sample", defaultValue = "2000", description = "users to rank for (${DEFAULT-VALUE})")
    private int sample;

    @Override
    public Integer call() throws IOException {
        StoreShape store = shape.shape();
        Figures figures = new Figures("ranking")
                .add("products", store.products(), "")
                .add("users learnt from", store.users(), "")
                .add("users ranked for", sample, "");
        CatalogModel model = model(store, figures);
        RankingSample users =
                new RankingSample(new GeneratedActivities(store).first(sample), model.index(), store.end());
        List<int[]> exact = new OurRanking(model, new ListMaker(model, ListSettings.DEFAULT), users).measure(figures);
        LOG.info("ours measured, {} lists", exact.size());
        others(users.profiles(users.weighed()), rows(model.index()), figures);
        options.print(figures);
        return 0;
    }

    private static CatalogModel model(StoreShape store, Figures figures) {
        GeneratedOrders orders = new GeneratedOrders(store);
        ProductIndex index = new ProductIndex(orders.products());
        double begin = ProcessUse.cpuSeconds();
        List<Embedding> embeddings = IntStream.range(0, index.size())
                .mapToObj(product -> RankingSample.vectorOf(index, product))
                .toList();
        PurchaseHistory history = PurchaseHistory.read(orders, index, store.end());
        CatalogModel model =
                CatalogModelTrainer.train(index, ContentModel.train(index, embeddings, history), history, store.end());
        figures.add("learning the model: CPU", ProcessUse.cpuSeconds() - begin, "s");
        LOG.info("model learnt");
        return model;
    }

    private static void others(List<float[]> profiles, float[] rows, Figures figures) throws IOException {
        List<int[]> exact;
        try (DenseScoring dense = new DenseScoring(rows, GeneratedVectors.DIMENSIONS)) {
            dense.top(profiles, LIST);
            Lap lap = new Lap(profiles.size());
            exact = dense.top(profiles, LIST);
            figures.add("dense: sgemm and top " + LIST, lap.micros(), "µs/user");
        }
        LOG.info("dense measured");
        double begin = ProcessUse.cpuSeconds();
        try (LuceneGraph graph = new LuceneGraph(rows, GeneratedVectors.DIMENSIONS)) {
            figures.add("Lucene: building the graph: CPU", ProcessUse.cpuSeconds() - begin, "s");
            graph.top(profiles, LIST);
            Lap lap = new Lap(profiles.size());
            List<int[]> found = graph.top(profiles, LIST);
            figures.add("Lucene HNSW, top " + LIST, lap.micros(), "µs/user")
                    .add("Lucene's top 20 that are in the dense top 20", Overlap.at(TOP, found, exact), "");
        }
    }

    private static float[] rows(ProductIndex index) {
        float[] rows = new float[index.size() * GeneratedVectors.DIMENSIONS];
        for (int product = 0; product < index.size(); product++) {
            RankingSample.vectorOf(index, product).copyInto(rows, product * GeneratedVectors.DIMENSIONS);
        }
        return rows;
    }
}

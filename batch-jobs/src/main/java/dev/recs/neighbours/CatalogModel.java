package dev.recs.neighbours;

import dev.recs.catalog.ProductIndex;
import dev.recs.model.Embedding;
import dev.recs.model.catalog.PopularProduct;
import dev.recs.orders.OrderLines;
import dev.recs.signal.RecencyDecay;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** All that was learnt about the catalog at one moment; immutable, read by any number of threads. */
public final class CatalogModel {

    private static final double HALF_LIFE_DAYS = 180;
    private static final double TREND_HALF_LIFE_DAYS = 7;
    private static final int SIMILAR = 50;

    private final ProductIndex index;
    private final TextMatrix texts;
    private final Neighbours boughtTogether;
    private final Neighbours similar;
    private final double[] trend;

    private CatalogModel(ProductIndex index, TextMatrix texts, Baskets baskets) {
        this.index = index;
        this.texts = texts;
        this.boughtTogether = BoughtTogether.of(baskets.rows(), index.size());
        this.similar = texts.neighbours(SIMILAR);
        double[] recent = baskets.recent();
        double most = Arrays.stream(recent).max().orElse(0);
        this.trend =
                Arrays.stream(recent).map(count -> most == 0 ? 0 : count / most).toArray();
    }

    /**
     * Learns from every order up to a moment.
     *
     * @param embeddings by number of the product
     */
    public static CatalogModel learn(ProductIndex index, List<Embedding> embeddings, OrderLines orders, Instant asOf) {
        Baskets baskets = new Baskets(
                index, new RecencyDecay(HALF_LIFE_DAYS, asOf), new RecencyDecay(TREND_HALF_LIFE_DAYS, asOf));
        orders.forEach(asOf, baskets::add);
        int dimensions =
                embeddings.isEmpty() ? 0 : embeddings.getFirst().space().dimensions();
        return new CatalogModel(index, new TextMatrix(embeddings, dimensions), baskets);
    }

    public ProductIndex index() {
        return index;
    }

    public TextMatrix texts() {
        return texts;
    }

    public Neighbours boughtTogether() {
        return boughtTogether;
    }

    public Neighbours similar() {
        return similar;
    }

    /** Recent purchases of a product as a part of those of the most bought one, in [0, 1]. */
    public double trend(int product) {
        return trend[product];
    }

    /** The most bought products of late; ties by id. */
    public List<PopularProduct> popular(String category, int limit) {
        return IntStream.range(0, trend.length)
                .filter(product -> trend[product] > 0)
                .filter(product ->
                        category.isEmpty() || index.product(product).category().equals(category))
                .boxed()
                .sorted((a, b) -> trend[a] == trend[b] ? Integer.compare(a, b) : Double.compare(trend[b], trend[a]))
                .limit(limit)
                .map(product -> new PopularProduct(index.idOf(product), trend[product]))
                .toList();
    }
}

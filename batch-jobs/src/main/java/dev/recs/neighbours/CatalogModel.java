package dev.recs.neighbours;

import dev.recs.catalog.ProductIndex;
import dev.recs.model.Embedding;
import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.catalog.Product;
import dev.recs.orders.OrderSource;
import dev.recs.signal.RecencyDecay;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** All that was learnt about the catalog at one moment; immutable, read by any number of threads. */
public final class CatalogModel {

    private static final double HALF_LIFE_DAYS = 180;
    private static final double TREND_HALF_LIFE_DAYS = 7;
    private static final int SIMILAR = 50;

    private final Instant asOf;
    private final ProductIndex index;
    private final TextMatrix texts;
    private final Tables tables;

    CatalogModel(Instant asOf, ProductIndex index, TextMatrix texts, Tables tables) {
        this.asOf = asOf;
        this.index = index;
        this.texts = texts;
        this.tables = tables;
    }

    private static Tables tables(ProductIndex index, TextMatrix texts, Baskets baskets) {
        double[] recent = baskets.recent();
        double most = Arrays.stream(recent).max().orElse(0);
        return new Tables(
                BoughtTogether.of(baskets.rows(), index.size()),
                texts.neighbours(SIMILAR),
                Arrays.stream(recent).map(count -> most == 0 ? 0 : count / most).toArray());
    }

    /**
     * Learns from every order up to a moment.
     *
     * @param embeddings by number of the product
     */
    public static CatalogModel learn(ProductIndex index, List<Embedding> embeddings, OrderSource orders, Instant asOf) {
        Baskets baskets = new Baskets(
                index, new RecencyDecay(HALF_LIFE_DAYS, asOf), new RecencyDecay(TREND_HALF_LIFE_DAYS, asOf));
        orders.forEach(asOf, baskets::add);
        int dimensions =
                embeddings.isEmpty() ? 0 : embeddings.getFirst().space().dimensions();
        TextMatrix texts = new TextMatrix(embeddings, dimensions);
        return new CatalogModel(asOf.truncatedTo(ChronoUnit.MILLIS), index, texts, tables(index, texts, baskets));
    }

    /** The moment it was learnt for. */
    public Instant asOf() {
        return asOf;
    }

    public ProductIndex index() {
        return index;
    }

    public TextMatrix texts() {
        return texts;
    }

    public Neighbours boughtTogether() {
        return tables.boughtTogether();
    }

    public Neighbours similar() {
        return tables.similar();
    }

    /** Recent purchases of a product as a part of those of the most bought one, in [0, 1]. */
    public double trend(int product) {
        return tables.trend()[product];
    }

    /** The most bought products of late; ties by id. */
    public List<PopularProduct> popular(String category, int limit) {
        return IntStream.range(0, tables.trend().length)
                .filter(product -> tables.trend()[product] > 0)
                .filter(product ->
                        category.isEmpty() || index.product(product).category().equals(category))
                .boxed()
                .sorted((a, b) -> tables.trend()[a] == tables.trend()[b]
                        ? Integer.compare(a, b)
                        : Double.compare(tables.trend()[b], tables.trend()[a]))
                .limit(limit)
                .map(product -> new PopularProduct(index.idOf(product), tables.trend()[product]))
                .toList();
    }

    /** This model and products that came after it, known by their text alone. */
    public CatalogModel with(List<Product> products, List<Embedding> embeddings) {
        return products.isEmpty() ? this : ExtendedModel.of(this, products, embeddings, SIMILAR);
    }

    double[] trends() {
        return tables.trend().clone();
    }

    /** What was counted and solved, by number of the product. */
    @SuppressWarnings("ArrayRecordComponent") // Private to this package, large, never compared.
    record Tables(Neighbours boughtTogether, Neighbours similar, double[] trend) {}
}

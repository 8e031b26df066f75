package dev.recs.recommender.model;

import dev.recs.model.Embedding;
import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All that was learnt about the catalog at one moment; immutable, read by any number of threads. */
public final class CatalogModel {

    private final Instant asOf;
    private final ProductIndex index;
    private final ContentModel texts;
    private final Tables tables;
    private final double tasteHalfLifeDays;
    private final TaskWeights blends;

    public CatalogModel(
            Instant asOf,
            ProductIndex index,
            ContentModel texts,
            Tables tables,
            double tasteHalfLifeDays,
            TaskWeights blends) {
        this.asOf = asOf;
        this.index = index;
        this.texts = texts;
        this.tables = tables;
        this.tasteHalfLifeDays = tasteHalfLifeDays;
        this.blends = blends;
    }

    /**
     * This model and products that came after it, known by their text alone.
     *
     * <p>They have similar products and are similar to others, but nobody has bought them together with anything. They have the
     * highest numbers, whatever their ids, so among equal scores they come last until the next model is learnt.
     */
    public CatalogModel with(List<Product> products, List<Embedding> embeddings) {
        if (products.isEmpty()) {
            return this;
        }
        List<Product> all = new ArrayList<>(index.products());
        all.addAll(products);
        ProductIndex longer = new ProductIndex(all);
        return new CatalogModel(
                asOf, longer, texts.with(longer, embeddings), tables.extendedTo(all.size()), tasteHalfLifeDays, blends);
    }

    public CatalogModel with(TaskWeights newBlends) {
        return new CatalogModel(asOf, index, texts, tables, tasteHalfLifeDays, newBlends);
    }

    /** The moment it was learnt for. */
    public Instant asOf() {
        return asOf;
    }

    public ProductIndex index() {
        return index;
    }

    public ContentModel texts() {
        return texts;
    }

    public Neighbours boughtTogether() {
        return tables.boughtTogether();
    }

    /** What the buyers of a product buy next; that may be the product itself. */
    public Neighbours next() {
        return tables.next();
    }

    public Neighbours similar() {
        return texts.similar();
    }

    public Trends trends() {
        return tables.trends();
    }

    public RepeatPurchase buyAgain() {
        return tables.buyAgain();
    }

    /** After which a purchase counts half for what else its customer will like. */
    public double tasteHalfLifeDays() {
        return tasteHalfLifeDays;
    }

    public TaskWeights blends() {
        return blends;
    }

    /** The most bought products of late, the score a part of the most bought one's; ties by id. */
    public List<PopularProduct> popular(String category, int limit) {
        float[] recent = tables.trends().recent();
        double most = tables.trends().mostRecent();
        TopK strongest = new TopK(Math.min(limit, index.size()));
        for (int product = 0; product < recent.length; product++) {
            if (recent[product] > 0
                    && (category.isEmpty() || index.product(product).category().equals(category))) {
                strongest.offer(product, recent[product]);
            }
        }
        List<PopularProduct> popular = new ArrayList<>();
        for (int product : strongest.drain()) {
            popular.add(new PopularProduct(index.idOf(product), recent[product] / most));
        }
        return popular;
    }

    Tables tables() {
        return tables;
    }

    /** What was counted and solved, by number of the product. */
    public record Tables(Neighbours boughtTogether, Neighbours next, Trends trends, RepeatPurchase buyAgain) {

        Tables extendedTo(int size) {
            return new Tables(
                    boughtTogether.extendedTo(size),
                    next.extendedTo(size),
                    trends.extendedTo(size),
                    buyAgain.extendedTo(size));
        }

        void write(ModelWriter out) {
            boughtTogether.write(out);
            next.write(out);
            trends.write(out);
            buyAgain.write(out);
        }

        static Tables read(ModelReader in) {
            return new Tables(Neighbours.read(in), Neighbours.read(in), Trends.read(in), RepeatPurchase.read(in));
        }
    }
}

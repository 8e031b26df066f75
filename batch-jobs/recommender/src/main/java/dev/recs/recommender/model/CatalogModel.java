package dev.recs.recommender.model;

import dev.recs.model.Embedding;
import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The trained model of the catalog at one moment; immutable, read by any number of threads. */
public final class CatalogModel {

    /** Users who bought both, from which on a product is associated with another. */
    public static final int MIN_COMMON_BUYERS = 5;

    /** How many times as many common buyers associated products have as if they had nothing to do with each other. */
    public static final double MIN_LIFT = 2;

    private final Instant asOf;
    private final ProductIndex index;
    private final ContentModel content;
    private final TrainedParts parts;
    private final Preferences preferences;
    private final TaskWeights taskWeights;

    public CatalogModel(
            Instant asOf,
            ProductIndex index,
            ContentModel content,
            TrainedParts parts,
            Preferences preferences,
            TaskWeights taskWeights) {
        this.asOf = asOf;
        this.index = index;
        this.content = content;
        this.parts = parts;
        this.preferences = preferences;
        this.taskWeights = taskWeights;
    }

    /**
     * This model and products that came after it, known by their text alone.
     *
     * <p>They have similar products and are similar to others, but nobody has bought them together with anything. They have the
     * highest numbers, whatever their ids, so among equal scores they come last until the next model is trained.
     */
    public CatalogModel with(List<Product> products, List<Embedding> embeddings) {
        if (products.isEmpty()) {
            return this;
        }
        List<Product> all = new ArrayList<>(index.products());
        all.addAll(products);
        ProductIndex extendedIndex = new ProductIndex(all);
        return new CatalogModel(
                asOf,
                extendedIndex,
                content.with(extendedIndex, embeddings),
                parts.extendedTo(all.size()),
                preferences,
                taskWeights);
    }

    public CatalogModel with(TaskWeights newWeights) {
        return new CatalogModel(asOf, index, content, parts, preferences, newWeights);
    }

    /** The moment it was trained for. */
    public Instant asOf() {
        return asOf;
    }

    public ProductIndex index() {
        return index;
    }

    public ContentModel content() {
        return content;
    }

    public Neighbours coPurchase() {
        return parts.coPurchase();
    }

    /** What the buyers of a product buy next; that may be the product itself. */
    public Neighbours sequential() {
        return parts.sequential();
    }

    /** What is bought in one order with a product. */
    public Neighbours companions() {
        return parts.companions();
    }

    /** What is bought in the orders after a product, never the product itself. */
    public Neighbours successors() {
        return parts.successors();
    }

    /** What suits the tastes that a product suits. */
    public Neighbours lowRank() {
        return parts.lowRank();
    }

    public Neighbours similar() {
        return content.similar();
    }

    public Trends trends() {
        return parts.trends();
    }

    /** Who bought each product of late: what is said of popularity is true of these. */
    public Buyers buyers() {
        return parts.sales().buyers();
    }

    /** The co-purchase neighbours that enough users bought with a product, and more than chance has it. */
    public Neighbours associations() {
        return parts.sales().associations();
    }

    public RepeatPurchase repeatPurchase() {
        return parts.repeatPurchase();
    }

    /** How much of what a user bought before still counts. */
    public Preferences preferences() {
        return preferences;
    }

    public TaskWeights taskWeights() {
        return taskWeights;
    }

    /** The most bought products of late, the score a part of the most bought one's; ties by id. */
    public List<PopularProduct> popular(String category, int limit) {
        float[] recent = parts.trends().recent();
        double most = parts.trends().mostRecent();
        TopK topK = new TopK(Math.min(limit, index.size()));
        for (int product = 0; product < recent.length; product++) {
            if (recent[product] > 0
                    && (category.isEmpty() || index.product(product).category().equals(category))) {
                topK.offer(product, recent[product]);
            }
        }
        List<PopularProduct> popular = new ArrayList<>();
        for (int product : topK.drain()) {
            popular.add(new PopularProduct(index.idOf(product), recent[product] / most));
        }
        return popular;
    }

    /** The same model with other parts, of as many products, and the preferences that they were trained with. */
    public CatalogModel with(TrainedParts newParts, Preferences newPreferences) {
        return new CatalogModel(asOf, index, content, newParts, newPreferences, taskWeights);
    }

    public TrainedParts parts() {
        return parts;
    }

    /** The parts trained on purchases; each is indexed by the number of the product. */
    public record TrainedParts(
            Neighbours coPurchase,
            Neighbours sequential,
            Neighbours companions,
            Neighbours successors,
            Neighbours lowRank,
            Trends trends,
            RepeatPurchase repeatPurchase,
            SalesFacts sales) {

        TrainedParts extendedTo(int size) {
            return new TrainedParts(
                    coPurchase.extendedTo(size),
                    sequential.extendedTo(size),
                    companions.extendedTo(size),
                    successors.extendedTo(size),
                    lowRank.extendedTo(size),
                    trends.extendedTo(size),
                    repeatPurchase.extendedTo(size),
                    sales.extendedTo(size));
        }

        void write(ModelWriter out) {
            coPurchase.write(out);
            sequential.write(out);
            companions.write(out);
            successors.write(out);
            lowRank.write(out);
            trends.write(out);
            repeatPurchase.write(out);
            sales.write(out);
        }

        static TrainedParts read(ModelReader in) {
            return new TrainedParts(
                    Neighbours.read(in),
                    Neighbours.read(in),
                    Neighbours.read(in),
                    Neighbours.read(in),
                    Neighbours.read(in),
                    Trends.read(in),
                    RepeatPurchase.read(in),
                    SalesFacts.read(in));
        }
    }
}

package dev.recs.recommender.model;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.PurchaseHistory;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What the texts of the products say: their vectors, and which products are alike. */
public final class ContentModel implements NearestProducts {

    private final TextMatrix matrix;
    private final ContentMix mix;
    private final Neighbours similar;

    private ContentModel(TextMatrix matrix, ContentMix mix, Neighbours similar) {
        this.matrix = matrix;
        this.mix = mix;
        this.similar = similar;
    }

    /**
     * Weighs vectors and words so that they predict best what was bought.
     *
     * @param embeddings of one space, by number of the product
     */
    public static ContentModel train(ProductIndex index, List<Embedding> embeddings, PurchaseHistory history) {
        return train(index, embeddings, history, history.sold());
    }

    /**
     * The same from a sample of the users.
     *
     * @param sold products bought by any user at all
     */
    public static ContentModel train(
            ProductIndex index, List<Embedding> embeddings, PurchaseHistory history, BitSet sold) {
        TextMatrix matrix = TextMatrix.build(embeddings);
        TfIdf tfIdf = TfIdf.fit(names(index));
        return train(matrix, tfIdf, ContentMixFit.fit(matrix, tfIdf, history), sold);
    }

    /** Weighs vectors and words as by default; all products count as sold. */
    public static ContentModel train(List<String> names, List<Embedding> embeddings) {
        BitSet all = new BitSet();
        all.set(0, names.size());
        return train(TextMatrix.build(embeddings), TfIdf.fit(names), ContentMix.DEFAULT, all);
    }

    private static ContentModel train(TextMatrix matrix, TfIdf tfIdf, ContentMix mix, BitSet sold) {
        return new ContentModel(matrix, mix, ContentNeighbours.find(matrix, tfIdf, mix, sold));
    }

    /** Products whose text is like another product's, with how much in (0, 1]. */
    public Neighbours similar() {
        return similar;
    }

    /** The products whose text fits a vector best, with the sharpened cosine; one row. */
    @Override
    public Neighbours matching(Embedding vector) {
        return matrix.nearest(List.of(vector), ContentNeighbours.KEPT).getFirst();
    }

    @Override
    public double similarity(Embedding vector, int product) {
        return matrix.similarity(vector, product);
    }

    @Override
    public List<Neighbours> matching(List<Embedding> vectors) {
        return matrix.nearest(vectors, ContentNeighbours.KEPT);
    }

    /**
     * These and the texts of more products: one row of similarities for each.
     *
     * @param all products, these and more
     * @param embeddings of the additional ones
     */
    ContentModel with(ProductIndex all, List<Embedding> embeddings) {
        TfIdf tfIdf = TfIdf.fit(names(all));
        TextMatrix more = matrix.with(embeddings);
        Neighbours extended = similar.extendedTo(more.size());
        int reach = ContentNeighbours.reach(embeddings.size());
        for (int product = matrix.size(); product < more.size(); product++) {
            double[] row = more.similaritiesOf(product, tfIdf, mix);
            extended.keepTopK(product, row, ContentNeighbours.KEPT);
            for (int other : TopK.largest(Arrays.copyOf(row, matrix.size()), reach)) {
                extended.insert(other, product, (float) row[other]);
            }
        }
        return new ContentModel(more, mix, extended);
    }

    private static List<String> names(ProductIndex index) {
        return index.products().stream().map(Product::name).toList();
    }

    /** True if vectors of this space can be held against these; a catalog without products says so of every space. */
    public boolean areOf(EmbeddingSpace space) {
        return matrix.isOf(space);
    }

    /** How many products are known by their words alone, because their text has no vector. */
    public int withoutVector() {
        return matrix.missing();
    }

    public TextMatrix matrix() {
        return matrix;
    }

    void write(ModelWriter out) {
        matrix.write(out);
        mix.write(out);
        similar.write(out);
    }

    static ContentModel read(ModelReader in) {
        return new ContentModel(TextMatrix.read(in), ContentMix.read(in), Neighbours.read(in));
    }
}

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
     * Weighs vectors and words as foretells best what was bought.
     *
     * @param embeddings of one space, by number of the product
     */
    public static ContentModel of(ProductIndex index, List<Embedding> embeddings, PurchaseHistory history) {
        TextMatrix matrix = TextMatrix.of(embeddings);
        TfIdf words = TfIdf.of(names(index));
        return of(matrix, words, ContentMixFit.of(matrix, words, history), history.sold());
    }

    /** Weighs vectors and words as by default; all products count as sold. */
    public static ContentModel of(List<String> names, List<Embedding> embeddings) {
        BitSet all = new BitSet();
        all.set(0, names.size());
        return of(TextMatrix.of(embeddings), TfIdf.of(names), ContentMix.DEFAULT, all);
    }

    private static ContentModel of(TextMatrix matrix, TfIdf words, ContentMix mix, BitSet sold) {
        return new ContentModel(matrix, mix, ContentNeighbours.of(matrix, words, mix, sold));
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
        TfIdf words = TfIdf.of(names(all));
        TextMatrix more = matrix.with(embeddings);
        Neighbours longer = similar.extendedTo(more.size());
        int reach = ContentNeighbours.reach(embeddings.size());
        for (int product = matrix.size(); product < more.size(); product++) {
            double[] row = more.similaritiesOf(product, words, mix);
            longer.keepStrongest(product, row, ContentNeighbours.KEPT);
            for (int other : TopK.of(Arrays.copyOf(row, matrix.size()), reach)) {
                longer.insert(other, product, (float) row[other]);
            }
        }
        return new ContentModel(more, mix, longer);
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

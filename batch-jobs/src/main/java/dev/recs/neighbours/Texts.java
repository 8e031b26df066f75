package dev.recs.neighbours;

import dev.recs.catalog.ProductIndex;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.catalog.Product;
import dev.recs.orders.PurchaseHistory;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What the texts of the products say: their vectors, and which products are alike. */
public final class Texts implements NearestProducts {

    private final TextMatrix matrix;
    private final TextMix mix;
    private final Neighbours similar;

    private Texts(TextMatrix matrix, TextMix mix, Neighbours similar) {
        this.matrix = matrix;
        this.mix = mix;
        this.similar = similar;
    }

    /**
     * Weighs vectors and words as foretells best what was bought.
     *
     * @param embeddings of one space, by number of the product
     */
    public static Texts of(ProductIndex index, List<Embedding> embeddings, PurchaseHistory history) {
        TextMatrix matrix = TextMatrix.of(embeddings);
        Words words = Words.of(names(index));
        return of(matrix, words, TextMixFit.of(matrix, words, history), history.sold());
    }

    /** Weighs vectors and words as by default; all products count as sold. */
    public static Texts of(List<String> names, List<Embedding> embeddings) {
        BitSet all = new BitSet();
        all.set(0, names.size());
        return of(TextMatrix.of(embeddings), Words.of(names), TextMix.DEFAULT, all);
    }

    private static Texts of(TextMatrix matrix, Words words, TextMix mix, BitSet sold) {
        return new Texts(matrix, mix, TextNeighbours.of(matrix, words, mix, sold));
    }

    /** Products whose text is like another product's, with how much in (0, 1]. */
    public Neighbours similar() {
        return similar;
    }

    /** The products whose text fits a vector best, with the sharpened cosine; one row. */
    @Override
    public Neighbours matching(Embedding vector) {
        return matrix.nearest(List.of(vector), TextNeighbours.KEPT).getFirst();
    }

    @Override
    public List<Neighbours> matching(List<Embedding> vectors) {
        return matrix.nearest(vectors, TextNeighbours.KEPT);
    }

    /**
     * These and the texts of more products: one row of similarities for each.
     *
     * @param all products, these and more
     * @param embeddings of the additional ones
     */
    Texts with(ProductIndex all, List<Embedding> embeddings) {
        Words words = Words.of(names(all));
        TextMatrix more = matrix.with(embeddings);
        Neighbours longer = similar.extendedTo(more.size());
        int reach = TextNeighbours.reach(embeddings.size());
        for (int product = matrix.size(); product < more.size(); product++) {
            double[] row = more.similaritiesOf(product, words, mix);
            longer.keepStrongest(product, row, TextNeighbours.KEPT);
            for (int other : Strongest.of(Arrays.copyOf(row, matrix.size()), reach)) {
                longer.insert(other, product, (float) row[other]);
            }
        }
        return new Texts(more, mix, longer);
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

    static Texts read(ModelReader in) {
        return new Texts(TextMatrix.read(in), TextMix.read(in), Neighbours.read(in));
    }
}

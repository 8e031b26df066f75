package dev.recs.neighbours;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import java.util.List;

/** What the texts of the products say: their vectors, and which products are alike. */
public final class Texts implements NearestProducts {

    private static final int SIMILAR = 100;

    private final TextMatrix matrix;
    private final Neighbours similar;

    private Texts(TextMatrix matrix, Neighbours similar) {
        this.matrix = matrix;
        this.similar = similar;
    }

    /** @param embeddings of one space, by number of the product */
    public static Texts of(List<Embedding> embeddings) {
        TextMatrix matrix = TextMatrix.of(embeddings);
        return new Texts(matrix, matrix.neighbours(SIMILAR));
    }

    /** Products whose text is like another product's, with the sharpened cosine. */
    public Neighbours similar() {
        return similar;
    }

    /** The products whose text fits a vector best, with the sharpened cosine; one row. */
    @Override
    public Neighbours matching(Embedding vector) {
        return matrix.nearest(List.of(vector), SIMILAR).getFirst();
    }

    @Override
    public List<Neighbours> matching(List<Embedding> vectors) {
        return matrix.nearest(vectors, SIMILAR);
    }

    /** These and the texts of more products: one row of similarities for each. */
    Texts with(List<Embedding> embeddings) {
        TextMatrix more = matrix.with(embeddings);
        Neighbours longer = similar.extendedTo(more.size());
        for (int product = matrix.size(); product < more.size(); product++) {
            double[] row = more.similaritiesOf(product);
            longer.keepStrongest(product, row, SIMILAR);
            for (int other = 0; other < matrix.size(); other++) {
                if (row[other] > 0) {
                    longer.insert(other, product, (float) row[other], SIMILAR);
                }
            }
        }
        return new Texts(more, longer);
    }

    /** True if vectors of this space can be held against these; a catalog without products says so of every space. */
    public boolean areOf(EmbeddingSpace space) {
        return matrix.isOf(space);
    }

    public TextMatrix matrix() {
        return matrix;
    }

    void write(ModelWriter out) {
        matrix.write(out);
        similar.write(out);
    }

    static Texts read(ModelReader in) {
        return new Texts(TextMatrix.read(in), Neighbours.read(in));
    }
}

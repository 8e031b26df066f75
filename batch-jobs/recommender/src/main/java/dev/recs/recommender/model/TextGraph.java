package dev.recs.recommender.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.hnsw.HnswGraphBuilder;
import org.apache.lucene.util.hnsw.HnswGraphSearcher;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;
import org.apache.lucene.util.hnsw.RandomVectorScorerSupplier;
import org.apache.lucene.util.hnsw.UpdateableRandomVectorScorer;

/**
 * Candidates for the products whose texts are most alike, without a comparison of all pairs: Lucene's hierarchical navigable small world graph.
 *
 * <p>It is walked by {@code v · (1 + cosine) / 2 + w · words}, with the shares v and w of vectors and words in the {@link ContentMix}: unlike the
 * sharpened mix it still tells the way where two texts have little in common. Vectors count a fifth at least, since few texts
 * share a word. The cosine is of rows rounded to bytes; who asks for candidates weighs them again exactly.
 *
 * <p>Built on one thread with a seed, so the same texts give the same graph; it may be asked by many threads. Cost of building and of asking for
 * all: n log n comparisons, some thousand a product.
 *
 * <p>Malkov, Yashunin: Efficient and robust approximate nearest neighbor search using hierarchical navigable small world graphs (TPAMI 42, 2020).
 */
final class TextGraph {

    private static final int CONNECTIONS = 16;
    private static final int BEAM = 100;
    private static final long SEED = 42;
    private static final float LEAST_OF_VECTORS = 0.2f;

    private final ByteRows rows;
    private final WordRows words;
    private final float ofVectors;
    private final float ofWords;
    private final int[] members;
    private final OnHeapHnswGraph graph;

    /** @param members products that can be found, ascending */
    TextGraph(TextMatrix matrix, WordRows words, ContentMix mix, int[] members) {
        this.rows = ByteRows.of(matrix);
        this.words = words;
        this.ofVectors = Math.max(LEAST_OF_VECTORS, mix.ofVectors());
        this.ofWords = mix.ofWords();
        this.members = members.clone();
        try {
            this.graph = HnswGraphBuilder.create(new Scorers(), CONNECTIONS, BEAM, SEED, members.length)
                    .build(members.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** About the nearest members of a product, whether it is one or not, in no order; itself among them if it is one. */
    int[] near(int product, int max) {
        Scorer scorer = new Scorer();
        scorer.product = product;
        try {
            ScoreDoc[] found = HnswGraphSearcher.search(scorer, max, graph, null, Integer.MAX_VALUE)
                    .topDocs()
                    .scoreDocs;
            return Arrays.stream(found).mapToInt(hit -> members[hit.doc]).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private float likeness(int product, int other) {
        float cosine = rows.dot(product, other);
        float shared = ofWords == 0 ? 0 : words.cosine(product, other);
        return ofVectors * (1 + cosine) / 2 + ofWords * shared;
    }

    private final class Scorer implements UpdateableRandomVectorScorer {

        private int product;

        @Override
        public float score(int node) {
            return likeness(product, members[node]);
        }

        @Override
        public int maxOrd() {
            return members.length;
        }

        @Override
        public void setScoringOrdinal(int node) {
            product = members[node];
        }
    }

    private final class Scorers implements RandomVectorScorerSupplier {

        @Override
        public UpdateableRandomVectorScorer scorer() {
            return new Scorer();
        }

        @Override
        public RandomVectorScorerSupplier copy() {
            return this;
        }
    }
}

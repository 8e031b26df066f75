package dev.recs.recommender.model;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The products whose texts are most alike, in a catalog too large to compare all pairs: candidates from a {@link TextGraph}, and
 * those that share the rarest words, weighed exactly.
 *
 * <p>As {@link ContentNeighbours} has it, but the neighbours of a product that nobody bought are sold ones only, and some of the nearest are
 * missed: how many is said in the log of each training, by a comparison of a few products with all. While fewer than
 * {@value #ENOUGH_SOLD} products are sold, all count as such.
 */
final class GraphNeighbours {

    private static final Logger LOG = LoggerFactory.getLogger(GraphNeighbours.class);

    private static final int CANDIDATES = 150;
    private static final int ROWS_OF_RAREST_WORDS = 20_000;
    private static final int ENOUGH_SOLD = 1_000;
    private static final int PARTS = 64;
    private static final int SAMPLE = 40;
    private static final long SEED = 7;
    private static final double ROUNDING = 1e-6;

    private final TextMatrix matrix;
    private final TfIdf tfIdf;
    private final ContentMix mix;
    private final WordRows words;

    GraphNeighbours(TextMatrix matrix, TfIdf tfIdf, ContentMix mix) {
        this.matrix = matrix;
        this.tfIdf = tfIdf;
        this.mix = mix;
        this.words = tfIdf.rows();
    }

    Neighbours find(BitSet sold) {
        int products = matrix.size();
        if (mix.equals(ContentMix.NONE)) {
            return Neighbours.none(products);
        }
        BitSet members = new BitSet();
        members.set(0, products);
        if (sold.cardinality() >= ENOUGH_SOLD) {
            members = sold;
        }
        TextGraph graph = new TextGraph(matrix, words, mix, members.stream().toArray());
        Neighbours kept = Neighbours.none(products);
        Neighbours reached = Neighbours.none(products);
        BitSet found = members;
        IntStream.range(0, PARTS).parallel().forEach(part -> fill(part, found, graph, new Found(kept, reached)));
        LOG.info(
                "text neighbours of {} products are found by a graph: recall@{} is {} for {} of them that were compared with all",
                products,
                ContentNeighbours.KEPT,
                recall(kept, found),
                SAMPLE);
        return kept.and(reached.transposed());
    }

    private void fill(int part, BitSet members, TextGraph graph, Found into) {
        int products = matrix.size();
        int reach = ContentNeighbours.reach(products - members.cardinality());
        SparseVector row = new SparseVector(products);
        SparseVector rarest = new SparseVector(products);
        int end = (int) ((part + 1L) * products / PARTS);
        for (int product = (int) ((long) part * products / PARTS); product < end; product++) {
            boolean isMember = members.get(product);
            row.clear();
            weigh(product, graph.near(product, isMember ? CANDIDATES : Math.max(CANDIDATES, reach)), row);
            weigh(product, ofRarestWords(product, members, rarest), row);
            into.kept.keepTopK(product, row, ContentNeighbours.KEPT);
            if (!isMember) {
                into.reached.keepTopK(product, row, reach);
            }
        }
    }

    private int[] ofRarestWords(int product, BitSet members, SparseVector sums) {
        sums.clear();
        if (mix.ofWords() > 0) {
            tfIdf.addRarest(product, ROWS_OF_RAREST_WORDS, sums);
        }
        for (int place = 0; place < sums.count(); place++) {
            if (!members.get(sums.column(place))) {
                sums.set(sums.column(place), 0);
            }
        }
        return sums.largest(CANDIDATES);
    }

    private void weigh(int product, int[] candidates, SparseVector row) {
        float[] vector = matrix.row(product);
        for (int other : candidates) {
            if (other != product) {
                row.set(other, mix.similarity(matrix.dot(vector, other), words.cosine(product, other)));
            }
        }
    }

    /**
     * Of the nearest of a few products, by comparison with all, the share that was found; 1 where nothing is alike. What is as near as the
     * last of the nearest counts as one of them, since many names share the same words.
     */
    private double recall(Neighbours kept, BitSet members) {
        Random random = new Random(SEED);
        long nearest = 0;
        long hits = 0;
        for (int i = 0; i < SAMPLE; i++) {
            int product = random.nextInt(matrix.size());
            double[] all = matrix.similaritiesOf(product, tfIdf, mix);
            IntStream.range(0, all.length).filter(other -> !members.get(other)).forEach(other -> all[other] = 0);
            int[] expected = TopK.largest(all, ContentNeighbours.KEPT);
            double least = expected.length == 0 ? 1 : all[expected[expected.length - 1]] - ROUNDING;
            nearest += expected.length;
            hits += IntStream.range(0, kept.count(product))
                    .filter(rank -> kept.weight(product, rank) >= least)
                    .count();
        }
        return nearest == 0 ? 1 : (double) hits / nearest;
    }

    /** What is filled. */
    private record Found(Neighbours kept, Neighbours reached) {}
}

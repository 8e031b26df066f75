package dev.recs.recommender.model;

import dev.recs.recommender.history.PurchaseHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the {@link ContentMix} of a store: a seeded part of the products is taken out of what some users have and ranked among itself by
 * its likeness to the rest; the mix with the best mean recall@{@value #K} wins. If even the best
 * is no better than chance, texts say nothing: names that are numbers, or all the same.
 */
final class ContentMixFit {

    private static final Logger LOG = LoggerFactory.getLogger(ContentMixFit.class);

    static final List<ContentMix> CANDIDATES = List.of(
            ContentMix.DEFAULT,
            new ContentMix(1, 0, 1),
            new ContentMix(0.5f, 0.5f, 2),
            new ContentMix(0.33f, 0.67f, 1.5f),
            new ContentMix(0.2f, 0.8f, 1),
            new ContentMix(0, 1, 2),
            new ContentMix(0, 1, 1));

    private static final int K = 10;
    private static final double PART = 0.1;
    private static final int MAX_HELD_OUT = 400;
    private static final int MAX_USERS = 1_000;
    private static final int MIN_USERS = 100;
    /** Fewer cannot tell that texts say nothing. */
    private static final int ENOUGH_USERS = 500;

    private static final int MAX_PRODUCTS = 50;
    /** Buyers of one product are found or missed together, so one standard error is less than it looks. */
    private static final double ERRORS = 3;

    private static final long SEED = 11;

    private final TextMatrix matrix;
    private final TfIdf tfIdf;
    private final int[] heldOut;
    private final List<Buyer> buyers;

    private ContentMixFit(TextMatrix matrix, TfIdf tfIdf, PurchaseHistory history) {
        this.matrix = matrix;
        this.tfIdf = tfIdf;
        this.heldOut = heldOut(history.sold());
        this.buyers = buyers(history);
    }

    /** The default for a store too small to tell. */
    static ContentMix fit(TextMatrix matrix, TfIdf tfIdf, PurchaseHistory history) {
        return new ContentMixFit(matrix, tfIdf, history).best();
    }

    private ContentMix best() {
        if (buyers.size() < MIN_USERS || heldOut.length < 2 * K) {
            return ContentMix.DEFAULT;
        }
        double[][] recalls = recalls();
        int best = 0;
        for (int mix = 1; mix < recalls.length; mix++) {
            if (mean(recalls[mix]) > mean(recalls[best])) {
                best = mix;
            }
        }
        double[] chance = new double[buyers.size()];
        Arrays.fill(chance, (double) K / heldOut.length);
        if (buyers.size() >= ENOUGH_USERS && !PairedDifference.isBetter(recalls[best], chance, ERRORS)) {
            LOG.info("texts do not predict purchases: the content model has no similar products");
            return ContentMix.NONE;
        }
        ContentMix chosen = CANDIDATES.get(best);
        LOG.info(
                "content similarity: {} of vectors, {} of words, sharpness {}",
                chosen.ofVectors(),
                chosen.ofWords(),
                chosen.sharpness());
        return chosen;
    }

    /** By candidate and buyer. */
    private double[][] recalls() {
        float[][][] scores = scores();
        double[][] recalls = new double[CANDIDATES.size()][buyers.size()];
        for (int mix = 0; mix < recalls.length; mix++) {
            for (int buyer = 0; buyer < buyers.size(); buyer++) {
                TopK topK = new TopK(K);
                for (int i = 0; i < heldOut.length; i++) {
                    topK.offer(i, scores[mix][buyer][i]);
                }
                BitSet truth = buyers.get(buyer).truth();
                long hits = IntStream.of(topK.drain()).filter(truth::get).count();
                recalls[mix][buyer] = (double) hits / truth.cardinality();
            }
        }
        return recalls;
    }

    /** By candidate, buyer and place among the withheld. */
    private float[][][] scores() {
        float[][][] scores = new float[CANDIDATES.size()][buyers.size()][heldOut.length];
        for (int i = 0; i < heldOut.length; i++) {
            float[] cosines = matrix.cosinesOf(heldOut[i]);
            double[] shared = new double[cosines.length];
            tfIdf.addSimilarities(heldOut[i], shared);
            for (int buyer = 0; buyer < buyers.size(); buyer++) {
                for (int product : buyers.get(buyer).kept()) {
                    for (int mix = 0; mix < scores.length; mix++) {
                        scores[mix][buyer][i] +=
                                (float) CANDIDATES.get(mix).similarity(cosines[product], shared[product]);
                    }
                }
            }
        }
        return scores;
    }

    private List<Buyer> buyers(PurchaseHistory history) {
        int[] places = new int[matrix.size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < heldOut.length; i++) {
            places[heldOut[i]] = i;
        }
        return shuffled(IntStream.range(0, history.users())).stream()
                .map(user -> buyer(history, user, places))
                .filter(buyer -> !buyer.truth().isEmpty() && buyer.kept().length > 0)
                .limit(MAX_USERS)
                .toList();
    }

    private static Buyer buyer(PurchaseHistory history, int user, int[] places) {
        BitSet truth = new BitSet();
        int[] kept = IntStream.range(history.begin(user), history.end(user))
                .map(history::product)
                .distinct()
                .filter(product -> {
                    if (places[product] >= 0) {
                        truth.set(places[product]);
                    }
                    return places[product] < 0;
                })
                .toArray();
        return new Buyer(truth, Arrays.copyOfRange(kept, Math.max(0, kept.length - MAX_PRODUCTS), kept.length));
    }

    private static int[] heldOut(BitSet sold) {
        List<Integer> products = shuffled(sold.stream());
        return products.stream()
                .limit(Math.min(MAX_HELD_OUT, (int) (PART * products.size())))
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static List<Integer> shuffled(IntStream numbers) {
        List<Integer> shuffled = numbers.boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(shuffled, new Random(SEED));
        return shuffled;
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElse(0);
    }

    /** Who has a withheld product and another one. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Buyer(BitSet truth, int[] kept) {}
}

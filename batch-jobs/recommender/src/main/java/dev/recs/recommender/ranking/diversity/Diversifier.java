package dev.recs.recommender.ranking.diversity;

import dev.recs.recommender.model.Neighbours;
import java.util.Arrays;

/** Chooses from candidates so that those alike do not stand together; safe for any number of threads. */
public final class Diversifier {

    private static final int NO_CANDIDATE = -1;

    private final Neighbours similar;
    private final double strength;
    private final ThreadLocal<int[]> places;

    /** @param products size of the catalog */
    public Diversifier(Neighbours similar, int products, DiversitySettings settings) {
        this.similar = similar;
        this.strength = settings.strength();
        this.places = ThreadLocal.withInitial(() -> new int[products]);
    }

    /**
     * @param candidates products by number, best first
     * @param scores of the candidates
     * @return at most {@code size} of them
     */
    public Diversified choose(int[] candidates, double[] scores, int size) {
        if (strength == 0) {
            return Diversified.asTheyAre(candidates, size);
        }
        int[] placeOf = places.get();
        try {
            for (int place = 0; place < candidates.length; place++) {
                placeOf[candidates[place]] = place + 1;
            }
            Choice choice = new Choice(candidates, scores);
            int[] order = new int[Math.min(size, candidates.length)];
            for (int rank = 0; rank < order.length; rank++) {
                order[rank] = choice.best(strength);
                lower(choice, order[rank], placeOf);
            }
            return Diversified.select(candidates, order, choice.nearest);
        } finally {
            for (int candidate : candidates) {
                placeOf[candidate] = 0;
            }
        }
    }

    private void lower(Choice choice, int chosen, int[] placeOf) {
        int product = choice.candidates[chosen];
        for (int rank = 0; rank < similar.count(product); rank++) {
            int place = placeOf[similar.id(product, rank)] - 1;
            if (place != NO_CANDIDATE) {
                choice.resembles(place, chosen, similar.weight(product, rank));
            }
        }
    }

    /** The candidates of one list, by place. */
    private static final class Choice {

        private final int[] candidates;
        private final double[] scores;
        private final double[] similarities;
        private final int[] nearest;
        private final boolean[] isChosen;
        private int first;

        Choice(int[] candidates, double[] scores) {
            this.candidates = candidates;
            this.scores = scores;
            this.similarities = new double[candidates.length];
            this.nearest = new int[candidates.length];
            this.isChosen = new boolean[candidates.length];
            Arrays.fill(nearest, NO_CANDIDATE);
        }

        void resembles(int place, int chosen, double similarity) {
            if (!isChosen[place] && similarity > similarities[place]) {
                similarities[place] = similarity;
                nearest[place] = chosen;
            }
        }

        /** No value is above its score, so the search ends where the scores fall to the best value. */
        int best(double strength) {
            while (isChosen[first]) {
                first++;
            }
            int best = first;
            double bestValue = Double.NEGATIVE_INFINITY;
            for (int place = first; place < candidates.length && scores[place] > bestValue; place++) {
                double value = scores[place] - strength * Math.abs(scores[place]) * similarities[place];
                if (!isChosen[place] && value > bestValue) {
                    best = place;
                    bestValue = value;
                }
            }
            isChosen[best] = true;
            return best;
        }
    }
}

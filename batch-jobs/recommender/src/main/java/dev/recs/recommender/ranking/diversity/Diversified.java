package dev.recs.recommender.ranking.diversity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What was chosen from the candidates, and why something stands lower than its score.
 *
 * @param chosen products by number, in the order of the list
 * @param notChosen the other candidates, best first
 * @param lowered by a product that stands lower, or is not chosen, though its score is among the best: the product above that it resembles
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Diversified(int[] chosen, int[] notChosen, Map<Integer, Integer> lowered) {

    /** Chosen and not chosen. */
    public int[] all() {
        int[] all = Arrays.copyOf(chosen, chosen.length + notChosen.length);
        System.arraycopy(notChosen, 0, all, chosen.length, notChosen.length);
        return all;
    }

    static Diversified asTheyAre(int[] candidates, int size) {
        int chosen = Math.min(size, candidates.length);
        return new Diversified(
                Arrays.copyOf(candidates, chosen), Arrays.copyOfRange(candidates, chosen, candidates.length), Map.of());
    }

    /**
     * @param order places of the chosen candidates
     * @param nearest by place of a candidate: the place of the chosen one that it resembles most, or below 0
     */
    static Diversified select(int[] candidates, int[] order, int[] nearest) {
        Map<Integer, Integer> lowered = new HashMap<>();
        boolean[] isChosen = new boolean[candidates.length];
        for (int rank = 0; rank < order.length; rank++) {
            int place = order[rank];
            isChosen[place] = true;
            if (rank > place && nearest[place] >= 0) {
                lowered.put(candidates[place], candidates[nearest[place]]);
            }
        }
        for (int place = 0; place < order.length; place++) {
            if (!isChosen[place] && nearest[place] >= 0) {
                lowered.put(candidates[place], candidates[nearest[place]]);
            }
        }
        return new Diversified(
                IntStream.of(order).map(place -> candidates[place]).toArray(),
                IntStream.range(0, candidates.length)
                        .filter(place -> !isChosen[place])
                        .map(place -> candidates[place])
                        .toArray(),
                lowered);
    }
}

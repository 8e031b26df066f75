package dev.recs.recommender.lists;

import dev.recs.recommender.ranking.diversity.Diversified;
import dev.recs.recommender.rules.ActiveRules.Pin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The products of a list, in its order.
 *
 * @param products by number
 * @param lowered by a product that stands lower than its score: the product above that it is like
 * @param pinned the rule that gave a product its place
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Chosen(int[] products, Map<Integer, Integer> lowered, Map<Integer, String> pinned) {

    static Chosen place(Diversified diversified, SortedMap<Integer, Pin> pins, int size) {
        if (pins.isEmpty()) {
            return new Chosen(diversified.chosen(), diversified.lowered(), Map.of());
        }
        Map<Integer, String> pinned = new HashMap<>();
        SortedMap<Integer, Integer> places = new TreeMap<>();
        pins.forEach((position, pin) -> {
            pinned.put(pin.product(), pin.rule());
            places.put(position, pin.product());
        });
        List<Integer> others = IntStream.of(diversified.chosen())
                .filter(product -> !pinned.containsKey(product))
                .boxed()
                .toList();
        Map<Integer, Integer> lowered = new HashMap<>(diversified.lowered());
        lowered.keySet().removeAll(pinned.keySet());
        lowered.values().removeAll(pinned.keySet());
        return new Chosen(
                Places.give(others, places, size).stream()
                        .mapToInt(Integer::intValue)
                        .toArray(),
                lowered,
                pinned);
    }
}

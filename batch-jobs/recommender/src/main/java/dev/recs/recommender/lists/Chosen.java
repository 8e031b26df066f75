package dev.recs.recommender.lists;

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
 * @param designs how many more designs there are of a product's family, of which no more are among the first ten
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Chosen(
        int[] products, Map<Integer, Integer> lowered, Map<Integer, String> pinned, Map<Integer, Integer> designs) {

    /** The products in their order, with the pinned ones in their places. */
    Chosen with(SortedMap<Integer, Pin> pins, int size) {
        if (pins.isEmpty()) {
            return this;
        }
        Map<Integer, String> byProduct = new HashMap<>();
        SortedMap<Integer, Integer> places = new TreeMap<>();
        pins.forEach((position, pin) -> {
            byProduct.put(pin.product(), pin.rule());
            places.put(position, pin.product());
        });
        List<Integer> others = IntStream.of(products)
                .filter(product -> !byProduct.containsKey(product))
                .boxed()
                .toList();
        Map<Integer, Integer> stillLowered = new HashMap<>(lowered);
        stillLowered.keySet().removeAll(byProduct.keySet());
        stillLowered.values().removeAll(byProduct.keySet());
        return new Chosen(
                Places.give(others, places, size).stream()
                        .mapToInt(Integer::intValue)
                        .toArray(),
                stillLowered,
                byProduct,
                designs);
    }
}

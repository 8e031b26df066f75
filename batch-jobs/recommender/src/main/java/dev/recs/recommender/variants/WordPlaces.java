package dev.recs.recommender.variants;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * In how many of some names each word stands.
 *
 * @param all anywhere
 * @param first at the beginning
 * @param last at the end
 */
record WordPlaces(Map<String, Integer> all, Map<String, Integer> first, Map<String, Integer> last) {

    /** Of the names that have a word at an end, from here on it is a word that stands there. */
    static final double MOSTLY = 0.5;

    private static final double NEARLY_ALL = 0.9;

    /** @param names the words of each */
    static WordPlaces count(List<List<String>> names) {
        WordPlaces places = new WordPlaces(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (List<String> name : names) {
            new HashSet<>(name).forEach(word -> places.all.merge(word, 1, Integer::sum));
            if (!name.isEmpty()) {
                places.first.merge(name.getFirst(), 1, Integer::sum);
                places.last.merge(name.getLast(), 1, Integer::sum);
            }
        }
        return places;
    }

    int all(String word) {
        return all.getOrDefault(word, 0);
    }

    boolean beginsNearlyAll(String word) {
        return first.getOrDefault(word, 0) >= NEARLY_ALL * all(word);
    }

    /**
     * Of the words that end these names: the mean part of the other names with them that they end, too. High after "french" (cover, mug, sign), low
     * after "doormat" (fairy cake, I love London).
     *
     * @param catalog all names, these among them
     * @return nothing where no other name has any of the words
     */
    OptionalDouble endsOthers(WordPlaces catalog) {
        double sum = 0;
        int known = 0;
        for (Map.Entry<String, Integer> end : last.entrySet()) {
            String word = end.getKey();
            int others = catalog.all(word) - all(word);
            if (others > 0) {
                int ends = catalog.last.getOrDefault(word, 0) - end.getValue();
                sum += end.getValue() * (double) ends / others;
                known += end.getValue();
            }
        }
        return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / known);
    }
}

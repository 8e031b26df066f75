package dev.recs.recommender.variants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words of a catalog that say what a thing is, where its design may be any words: "doormat" in "doormat fairy cake" and "doormat I love London".
 *
 * <p>Such a word stands at the same end of nearly all names that have it, and at their other end stand words that elsewhere stand anywhere. "French"
 * begins names as well, but they end with "cover", "mug" or "sign", as other names do: it says what kind of cover, and is no noun. A word of more
 * than a fiftieth of a catalog is a category.
 */
final class HeadNouns {

    private static final int FEWEST = 4;
    private static final int FEW = 10;
    private static final int MAX_PART = 50;

    private final Set<String> first;
    private final Set<String> last;

    private HeadNouns(Set<String> first, Set<String> last) {
        this.first = first;
        this.last = last;
    }

    /** @param names the words of each */
    static HeadNouns find(List<List<String>> names) {
        return new HeadNouns(
                nouns(names), nouns(names.stream().map(List::reversed).toList()));
    }

    /** Those of a name, two at most. */
    List<String> of(List<String> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        return Stream.of(words.getFirst(), words.getLast())
                .distinct()
                .filter(word -> (first.contains(word) && word.equals(words.getFirst()))
                        || (last.contains(word) && word.equals(words.getLast())))
                .toList();
    }

    /** Those at the beginning of names. */
    private static Set<String> nouns(List<List<String>> names) {
        WordPlaces places = WordPlaces.count(names);
        int most = Math.max(FEW, names.size() / MAX_PART);
        Map<String, List<List<String>>> candidates = new HashMap<>();
        for (List<String> name : names) {
            if (!name.isEmpty() && places.beginsNearlyAll(name.getFirst()) && places.all(name.getFirst()) <= most) {
                candidates
                        .computeIfAbsent(name.getFirst(), word -> new ArrayList<>())
                        .add(name);
            }
        }
        Set<String> nouns = new HashSet<>();
        candidates.forEach((word, ofWord) -> {
            if (ofWord.size() >= FEWEST
                    && WordPlaces.count(ofWord).endsOthers(places).orElse(1) < WordPlaces.MOSTLY) {
                nouns.add(word);
            }
        });
        return nouns;
    }
}

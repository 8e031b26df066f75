package dev.recs.recommender.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PlacesTest {

    @Test
    void pinsStandWhereTheyBelongAndTheOthersKeepTheirOrder() {
        assertThat(give(List.of("a", "b", "c"), Map.of(1, "X", 3, "Y"), 10)).containsExactly("X", "a", "Y", "b", "c");
    }

    @Test
    void aPinBeyondTheEndComesLast() {
        assertThat(give(List.of("a"), Map.of(5, "X", 9, "Y"), 10)).containsExactly("a", "X", "Y");
    }

    @Test
    void aFullListLosesItsLastItemsAndNoPin() {
        assertThat(give(List.of("a", "b", "c"), Map.of(2, "X"), 3)).containsExactly("a", "X", "b");
        assertThat(give(List.of("a", "b", "c"), Map.of(9, "X"), 3)).containsExactly("a", "b", "X");
    }

    @Test
    void withoutPinsAListIsCutOnly() {
        assertThat(give(List.of("a", "b", "c"), Map.of(), 2)).containsExactly("a", "b");
        assertThat(give(List.of(), Map.of(1, "X"), 2)).containsExactly("X");
    }

    private static List<String> give(List<String> items, Map<Integer, String> pins, int limit) {
        return Places.give(items, new TreeMap<>(pins), limit);
    }
}

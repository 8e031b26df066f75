package dev.recs.recommender.lists;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives pinned items their places. */
final class Places {

    private Places() {}

    /**
     * @param items none of them pinned
     * @param pins by position, from 1; one that is beyond the end comes last
     * @return at most {@code limit} items, but never without a pin
     */
    static <T> List<T> give(List<T> items, SortedMap<Integer, T> pins, int limit) {
        List<T> placed = new ArrayList<>(Math.min(limit, items.size() + pins.size()));
        SortedMap<Integer, T> left = new TreeMap<>(pins);
        Iterator<T> others = items.iterator();
        while ((placed.size() + left.size() < limit && others.hasNext()) || !left.isEmpty()) {
            int position = placed.size() + 1;
            boolean isPinned = !left.isEmpty()
                    && (left.firstKey() <= position || !others.hasNext() || placed.size() + left.size() >= limit);
            placed.add(isPinned ? left.remove(left.firstKey()) : others.next());
        }
        return placed;
    }
}

package dev.recs.recommender.lists;

import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.Shelf;
import java.util.List;

/**
 * What is made for one user.
 *
 * @param items the main list, best first
 * @param shelves the rows beside it, in the order of a page
 */
public record PersonalList(List<Recommendation> items, List<Shelf> shelves) {

    public PersonalList {
        items = List.copyOf(items);
        shelves = List.copyOf(shelves);
    }
}

package dev.recs.model.catalog;

import java.time.Instant;
import java.util.List;

/**
 * The products most bought of late, best first.
 *
 * @param category the category they are of; empty for the list over all products
 */
public record PopularList(String category, Instant asOf, List<PopularProduct> items) {

    public PopularList {
        items = List.copyOf(items);
    }
}

package dev.recs.benchmarks.store;

import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One user with everything they did.
 *
 * @param searches newest first
 * @param views newest first
 */
record GeneratedUser(
        UserId id, Instant createdAt, List<Order> orders, List<RecentSearch> searches, List<RecentView> views) {

    GeneratedUser {
        orders = List.copyOf(orders);
        searches = List.copyOf(searches);
        views = List.copyOf(views);
    }

    /** Of the latest search or view. */
    Optional<Instant> lastEvent() {
        return Stream.concat(
                        searches.stream().map(RecentSearch::timestamp),
                        views.stream().map(RecentView::timestamp))
                .max(Comparator.naturalOrder());
    }

    /** @param products distinct */
    record Order(String id, Instant at, List<String> products) {

        Order {
            products = List.copyOf(products);
        }
    }
}

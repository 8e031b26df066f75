package dev.recs.serving.response;

import dev.recs.serving.catalog.PopularSnapshot;
import dev.recs.serving.catalog.ShopSnapshot;
import dev.recs.serving.json.Fingerprint;
import dev.recs.serving.lists.UserState;
import java.util.List;
import java.util.Set;

/**
 * All that the answer of a user's own list is made of, beside the user and the wish: equal ingredients give an equal answer.
 *
 * @param list fingerprint of the list as it was read
 * @param bought products that the user bought since
 * @param categories the user's dominant ones, if the rows beside the list may need them
 * @param catalog fingerprint of all products
 * @param popular all popular lists
 */
record ResponseInputs(long list, Set<String> bought, List<String> categories, long catalog, PopularSnapshot popular) {

    static ResponseInputs of(byte[] list, UserState state, Query wish, ShopSnapshot now) {
        return new ResponseInputs(
                Fingerprint.of(list),
                state.bought(),
                wish.shelves() ? state.dominantCategories().get() : List.of(),
                now.products().fingerprint(),
                now.popular());
    }
}

package dev.recs.serving.response;

import dev.recs.model.refusal.Refusal;
import dev.recs.serving.catalog.PopularSnapshot;
import dev.recs.serving.catalog.ShopSnapshot;
import dev.recs.serving.json.Fingerprint;
import dev.recs.serving.lists.UserState;
import java.util.List;
import java.util.Set;

/**
 * All that the response with a user's own list is made of, beside the user and the query: equal inputs give an equal response.
 *
 * @param list fingerprint of the list as it was read
 * @param bought products that the user bought since
 * @param categories the user's dominant ones, if the shelves beside the list may need them
 * @param refused what the user refused
 * @param catalog fingerprint of all products
 * @param popular all popular lists
 * @param hour since 1970 began, as the id of the response has it
 */
record ResponseInputs(
        long list,
        Set<String> bought,
        List<String> categories,
        List<Refusal> refused,
        long catalog,
        PopularSnapshot popular,
        int hour) {

    static ResponseInputs of(byte[] list, UserState state, ResponseIdentity identity, ShopSnapshot now) {
        Query query = identity.asked().query();
        return new ResponseInputs(
                Fingerprint.compute(list),
                state.bought(),
                query.shelves() ? state.dominantCategories().get() : List.of(),
                state.refused().all(),
                now.products().fingerprint(),
                now.popular(),
                identity.hour());
    }
}

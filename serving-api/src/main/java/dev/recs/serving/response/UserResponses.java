package dev.recs.serving.response;

import dev.recs.model.GuestId;
import dev.recs.model.UserId;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.failure.BadInput;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.redis.RecommendationListCursor;
import dev.recs.serving.catalog.CatalogSnapshot;
import dev.recs.serving.catalog.PopularSnapshot;
import dev.recs.serving.catalog.Shop;
import dev.recs.serving.catalog.ShopSnapshot;
import dev.recs.serving.lists.GuestStates;
import dev.recs.serving.lists.UserState;
import dev.recs.serving.lists.UserStates;
import dev.recs.serving.stores.FallbackLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Answers of the lists that belong to a user, or to everyone: the user's own, else popular in the user's categories, else
 * popular, else the catalog in its order. A list that is short after filtering is filled from the next of these.
 */
@Component
public final class UserResponses {

    private final States states;
    private final Shop shop;
    private final ResponseCache cache;
    private final RecommendationIds ids;
    private final ResponseMeters meters;
    private final FallbackLog log;

    UserResponses(States states, Shop shop, Made made, ResponseMeters meters, FallbackLog log) {
        this.states = states;
        this.shop = shop;
        this.cache = made.cache();
        this.ids = made.ids();
        this.meters = meters;
        this.log = log;
    }

    public ApiResponse forUser(UserId user, Query query) {
        return meters.timed(() -> {
            UserState state = query.explain()
                    ? states.ofUsers().explained(user)
                    : states.ofUsers().read(user);
            ShopSnapshot now = shop.now();
            ResponseIdentity identity = ids.identity(new Recipient.User(user), Placement.RECOMMENDATIONS, query);
            try {
                return ofState(user, identity, state, now);
            } catch (BadInput e) {
                log.down("reading a list of Redis", e);
                return ofStored(user, identity, states.ofUsers().stored(user, state), now);
            }
        });
    }

    private ApiResponse ofState(UserId user, ResponseIdentity identity, UserState state, ShopSnapshot now) {
        return state.list()
                .flatMap(list -> cache.orMade(
                        user,
                        identity.asked().query(),
                        ResponseInputs.of(list, state, identity, now),
                        () -> personalized(identity, state, list, now)))
                .orElseGet(() -> instead(identity, state, now));
    }

    /** What is shown to a user whose list has nothing that fits is of the list's variant too: else the answers that count depend on it. */
    private static ApiResponse instead(ResponseIdentity identity, UserState state, ShopSnapshot now) {
        ResponseIdentity ofList = state.list().map(identity::of).orElse(identity);
        return fallback(ofList, ofList.isOfHoldOut() ? state.ofEverybody() : state, now);
    }

    /** A list that cannot be read there either is as none. */
    private ApiResponse ofStored(UserId user, ResponseIdentity identity, UserState state, ShopSnapshot now) {
        try {
            return ofState(user, identity, state, now);
        } catch (BadInput e) {
            log.down("reading a list of MongoDB", e);
            return fallback(identity, state, now);
        }
    }

    /** With the guest's own list if there is one; the answer names nobody. */
    public ApiResponse forGuest(GuestId guest, Query query) {
        return meters.timed(() -> {
            UserState state = states.ofGuests().read(guest);
            ShopSnapshot now = shop.now();
            ResponseIdentity identity = ids.identity(new Recipient.Guest(guest), Placement.RECOMMENDATIONS, query);
            try {
                return state.list()
                        .flatMap(list -> personalized(identity, state, list, now))
                        .orElseGet(() -> fallback(identity, state, now));
            } catch (BadInput e) {
                log.down("reading a guest's list of Redis", e);
                return fallback(identity, state, now);
            }
        });
    }

    public ApiResponse popular(Query query) {
        return forEverybody(query.withoutShelves(), Placement.POPULAR);
    }

    /** The same for everybody, shelves included: no store is asked about the user. */
    public ApiResponse withoutConsent(Query query, Placement placement) {
        return forEverybody(query, placement);
    }

    private ApiResponse forEverybody(Query query, Placement placement) {
        return meters.timed(
                () -> fallback(ids.identity(Recipient.EVERYBODY, placement, query), UserState.nothing(), shop.now()));
    }

    /** @throws BadInput if the list is not of our form */
    private static Optional<ApiResponse> personalized(
            ResponseIdentity identity, UserState state, byte[] value, ShopSnapshot now) {
        Query query = identity.asked().query();
        try (RecommendationListCursor list = RecommendationListCursor.over(value)) {
            RefusalGuard guard = RefusalGuard.of(state.refused(), now.products(), value);
            Set<String> bought = source(list) == Source.POPULAR ? Set.of() : state.bought();
            ResponseWriter writer = new ResponseWriter(now.products(), query, bought, guard);
            writer.add(list);
            if (writer.count() == 0) {
                return Optional.empty();
            }
            writer.fill(now.popular());
            if (query.shelves()) {
                List<Shelf> shelves = list.shelves();
                writer.addShelves(shelves.isEmpty() ? shelvesInstead(list, state, now) : shelves);
            }
            return Optional.of(writer.finish(identity.of(value), source(list), list.generatedAt(), list.model()));
        }
    }

    /** Of the hold-out the list is the popular one, bought products too, and what the user likes is in no shelf either. */
    private static List<Shelf> shelvesInstead(RecommendationListCursor list, UserState state, ShopSnapshot now) {
        return source(list) == Source.POPULAR
                ? PopularShelves.build(now.popular(), List.of())
                : popularShelves(state, now);
    }

    private static Source source(RecommendationListCursor list) {
        return list.model().equals(RecommendationList.POPULAR) ? Source.POPULAR : Source.PERSONALIZED;
    }

    private static ApiResponse fallback(ResponseIdentity identity, UserState state, ShopSnapshot now) {
        Query query = identity.asked().query();
        PopularSnapshot lists = now.popular();
        PopularList overall = lists.list(query.category());
        RefusalGuard guard = new RefusalGuard(state.refused(), now.products(), Instant.MAX);
        ResponseWriter writer = new ResponseWriter(now.products(), query, state.bought(), guard);
        if (query.category().isEmpty()) {
            addInTurns(writer, state.dominantCategories().get(), lists);
        }
        int ofCategories = writer.count();
        writer.add(overall.items());
        int ofPopular = writer.count();
        writer.fill(lists);
        if (query.shelves()) {
            writer.addShelves(popularShelves(state, now));
        }
        boolean isCached = lists.isCached() || state.isUncertain();
        return writer.finish(
                identity,
                source(ofCategories, ofPopular, isCached),
                generatedAt(overall, now.products()),
                RecommendationList.POPULAR);
    }

    private static List<Shelf> popularShelves(UserState state, ShopSnapshot now) {
        return PopularShelves.build(now.popular(), state.dominantCategories().get());
    }

    private static Source source(int ofCategories, int ofPopular, boolean isCached) {
        if (ofPopular == 0) {
            return Source.DEFAULT;
        }
        if (isCached) {
            return Source.POPULAR_HELD;
        }
        return ofCategories > 0 ? Source.CATEGORY_POPULAR : Source.POPULAR;
    }

    private static Instant generatedAt(PopularList overall, CatalogSnapshot products) {
        return overall.items().isEmpty() ? products.readAt() : overall.asOf();
    }

    /** The first of each category, then the second of each, so that the largest category does not fill the page alone. */
    private static void addInTurns(ResponseWriter writer, List<String> categories, PopularSnapshot lists) {
        List<List<PopularProduct>> turns = categories.stream().map(lists::of).toList();
        int longest = turns.stream().mapToInt(List::size).max().orElse(0);
        for (int rank = 0; rank < longest && !writer.isFull(); rank++) {
            for (List<PopularProduct> category : turns) {
                if (rank < category.size()) {
                    writer.addPopular(
                            category.get(rank).productId().value(),
                            category.get(rank).score());
                }
            }
        }
    }

    /** What is stored of users and of guests. */
    @Component
    record States(UserStates ofUsers, GuestStates ofGuests) {}

    /** What was made before, and what tells responses apart. */
    @Component
    record Made(ResponseCache cache, RecommendationIds ids) {}
}

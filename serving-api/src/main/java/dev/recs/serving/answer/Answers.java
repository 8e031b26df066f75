package dev.recs.serving.answer;

import dev.recs.model.UserId;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.failure.BadInput;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.redis.RecommendationListCursor;
import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.catalog.CatalogProduct;
import dev.recs.serving.catalog.CatalogSnapshot;
import dev.recs.serving.catalog.Popular;
import dev.recs.serving.catalog.PopularSnapshot;
import dev.recs.serving.list.UserState;
import dev.recs.serving.list.UserStates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers of the lists that belong to a user, or to everyone: the user's own, else popular in the user's categories, else
 * popular, else the catalog in its order. A list that is short after filtering is filled from the next of these.
 */
@Component
public final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final UserStates states;
    private final Catalog catalog;
    private final Popular popular;
    private final AnswerMeters meters;

    Answers(UserStates states, Catalog catalog, Popular popular, AnswerMeters meters) {
        this.states = states;
        this.catalog = catalog;
        this.popular = popular;
        this.meters = meters;
    }

    public Answer forUser(UserId user, Wish wish) {
        return meters.timed(() -> {
            UserState state = wish.explain() ? states.explained(user) : states.of(user);
            return state.list()
                    .flatMap(list -> personalized(user, wish, state, list))
                    .orElseGet(() -> fallback(user.value(), wish, state));
        });
    }

    public Answer popular(Wish wish) {
        return meters.timed(() -> fallback(null, wish, UserState.nothing()));
    }

    /** When the catalog model was learnt: popular lists and neighbours are written together. */
    Instant modelTime() {
        return popular.current().list("").asOf();
    }

    /** Fills what is left of an answer with popular products, then with those of the catalog that no rule of the shop withholds. */
    void fill(AnswerWriter writer, Wish wish) {
        PopularSnapshot lists = popular.current();
        writer.add(lists.of(wish.category()));
        if (!writer.isFull()) {
            for (CatalogProduct product : catalog.current().products()) {
                if (writer.isFull()) {
                    return;
                }
                if (!lists.isWithheld(product.id())) {
                    writer.addPopular(product.id(), 0);
                }
            }
        }
    }

    private Optional<Answer> personalized(UserId user, Wish wish, UserState state, byte[] text) {
        try (RecommendationListCursor list = RecommendationListCursor.over(text)) {
            AnswerWriter writer = new AnswerWriter(catalog.current(), wish, state.bought());
            writer.add(list);
            if (writer.count() == 0) {
                return Optional.empty();
            }
            fill(writer, wish);
            if (wish.shelves()) {
                List<Shelf> rows = list.shelves();
                writer.addShelves(
                        rows.isEmpty()
                                ? PopularShelves.of(
                                        popular.current(),
                                        state.dominantCategories().get())
                                : rows);
            }
            return Optional.of(writer.finish(user.value(), Source.PERSONALIZED, list.generatedAt(), list.model()));
        } catch (BadInput e) {
            LOG.warn(e.getMessage());
            return Optional.empty();
        }
    }

    private Answer fallback(@Nullable String userId, Wish wish, UserState state) {
        CatalogSnapshot products = catalog.current();
        PopularSnapshot lists = popular.current();
        PopularList overall = lists.list(wish.category());
        AnswerWriter writer = new AnswerWriter(products, wish, state.bought());
        if (wish.category().isEmpty()) {
            addInTurns(writer, state.dominantCategories().get(), lists);
        }
        int ofCategories = writer.count();
        writer.add(overall.items());
        int ofPopular = writer.count();
        fill(writer, wish);
        if (wish.shelves() && userId != null) {
            writer.addShelves(
                    PopularShelves.of(lists, state.dominantCategories().get()));
        }
        boolean isHeld = lists.isHeld() || state.isUncertain();
        return writer.finish(
                userId, source(ofCategories, ofPopular, isHeld), generatedAt(overall, products), "popular");
    }

    private static Source source(int ofCategories, int ofPopular, boolean isHeld) {
        if (ofPopular == 0) {
            return Source.DEFAULT;
        }
        if (isHeld) {
            return Source.POPULAR_HELD;
        }
        return ofCategories > 0 ? Source.CATEGORY_POPULAR : Source.POPULAR;
    }

    private static Instant generatedAt(PopularList overall, CatalogSnapshot products) {
        return overall.items().isEmpty() ? products.readAt() : overall.asOf();
    }

    /** The first of each category, then the second of each, so that the largest category does not fill the page alone. */
    private static void addInTurns(AnswerWriter writer, List<String> categories, PopularSnapshot lists) {
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
}

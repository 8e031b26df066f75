package dev.recs.model.refusal;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** All that one user refused; immutable. */
public final class Refusals {

    /** Of a user who refused nothing. */
    public static final Refusals NONE = new Refusals(List.of(), search -> "");

    private final Map<RefusalKind, Map<String, Instant>> byKind = new EnumMap<>(RefusalKind.class);
    private final UnaryOperator<String> hashOfSearch;

    private Refusals(List<Refusal> refusals, UnaryOperator<String> hashOfSearch) {
        for (RefusalKind kind : RefusalKind.values()) {
            byKind.put(kind, new HashMap<>());
        }
        refusals.forEach(refusal -> of(refusal.kind()).put(refusal.subject(), refusal.at()));
        this.hashOfSearch = hashOfSearch;
    }

    public static Refusals of(UserId user, List<Refusal> refusals, SearchHasher hasher) {
        return refusals.isEmpty() ? NONE : new Refusals(refusals, search -> hasher.hash(user, search));
    }

    public boolean isEmpty() {
        return byKind.values().stream().allMatch(Map::isEmpty);
    }

    /** Products that are not shown. */
    public Set<String> products() {
        return Set.copyOf(of(RefusalKind.PRODUCT).keySet());
    }

    /** Categories of which no product is shown. */
    public Set<String> categories() {
        return Set.copyOf(of(RefusalKind.CATEGORY).keySet());
    }

    /** Categories of which less is shown. */
    public Set<String> lessOf() {
        return Set.copyOf(of(RefusalKind.LESS_OF_CATEGORY).keySet());
    }

    /** Whether the purchases of a product are evidence. */
    public boolean isPurchaseEvidence(ProductId product, String category) {
        return isEvidence(product, category) && !of(RefusalKind.PURCHASE).containsKey(product.value());
    }

    public boolean isEvidence(RecentView view, String category) {
        return isEvidence(view.productId(), category)
                && !endsAtOrAfter(RefusalKind.VIEW, view.productId().value(), view.timestamp());
    }

    public boolean isEvidence(RecentSearch search) {
        return of(RefusalKind.SEARCH).isEmpty()
                || !endsAtOrAfter(RefusalKind.SEARCH, hashOfSearch.apply(search.query()), search.timestamp());
    }

    /** Whether what the user did with a product is evidence at all. */
    private boolean isEvidence(ProductId product, String category) {
        return !of(RefusalKind.PRODUCT).containsKey(product.value())
                && !of(RefusalKind.CATEGORY).containsKey(category);
    }

    private boolean endsAtOrAfter(RefusalKind kind, String subject, Instant time) {
        Instant at = of(kind).get(subject);
        return at != null && !time.isAfter(at);
    }

    private Map<String, Instant> of(RefusalKind kind) {
        return byKind.getOrDefault(kind, Map.of());
    }
}

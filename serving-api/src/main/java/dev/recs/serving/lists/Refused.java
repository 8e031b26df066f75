package dev.recs.serving.lists;

import dev.recs.model.refusal.Refusal;
import dev.recs.model.refusal.RefusalKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a user refused, as the read found it. Products and categories stay away; a signal is only named by lists that are older than its refusal. */
public final class Refused {

    /** Of a user who refused nothing. */
    public static final Refused NOTHING = new Refused(List.of(), search -> search);

    private final List<Refusal> all;
    private final Map<String, Instant> times = new HashMap<>();
    private final UnaryOperator<String> hashOfSearch;

    Refused(List<Refusal> all, UnaryOperator<String> hashOfSearch) {
        this.all = List.copyOf(all);
        this.hashOfSearch = hashOfSearch;
        all.forEach(refusal -> times.put(refusal.id(), refusal.at()));
    }

    /** What an answer depends on. */
    public List<Refusal> all() {
        return all;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether a product is not shown. */
    public boolean hides(String productId, String category) {
        return isRefused(RefusalKind.PRODUCT, productId) || hidesCategory(category);
    }

    public boolean hidesCategory(String category) {
        return isRefused(RefusalKind.CATEGORY, category);
    }

    /** Whether a list that was made as of this time may still name the purchase or view of a product, which was refused later. */
    public boolean forgot(RefusalKind kind, String productId, Instant asOf) {
        return asOf.isBefore(times.getOrDefault(id(kind, productId), Instant.MIN));
    }

    /** The same of a search. */
    public boolean forgotSearch(String text, Instant asOf) {
        return !isEmpty() && forgot(RefusalKind.SEARCH, hashOfSearch.apply(text), asOf);
    }

    private boolean isRefused(RefusalKind kind, String subject) {
        return times.containsKey(id(kind, subject));
    }

    private static String id(RefusalKind kind, String subject) {
        return new Refusal(kind, subject, Instant.EPOCH).id();
    }
}

package dev.recs.serving.personalization;

import dev.recs.model.UserId;
import dev.recs.model.profile.DataSnapshot;
import dev.recs.model.profile.RecentPurchase;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.refusal.Refusal;
import dev.recs.model.refusal.RefusalKind;
import dev.recs.model.refusal.Refusals;
import dev.recs.serving.catalog.CatalogSnapshot;
import dev.recs.serving.catalog.Shop;
import dev.recs.serving.personalization.Personalization.GuardedStores;
import dev.recs.serving.personalization.SignalReport.Category;
import dev.recs.serving.personalization.SignalReport.Signal;
import dev.recs.serving.personalization.SignalReport.TakenOut;
import dev.recs.serving.stores.CallKind;
import dev.recs.stores.activity.RecentEvents;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.refusals.RefusalStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what a user's profile is made of. */
@Component
public final class Signals {

    private static final String REPEAT = "repeat the request later";

    private final RefusalStore refusals;
    private final Profiles profiles;
    private final Shop shop;
    private final GuardedStores stores;

    Signals(RefusalStore refusals, Profiles profiles, Shop shop, GuardedStores stores) {
        this.refusals = refusals;
        this.profiles = profiles;
        this.shop = shop;
        this.stores = stores;
    }

    /** As of the latest profile, without what was refused since. */
    public SignalReport of(UserId user) {
        List<Refusal> refused = stores.guardedMysql()
                .call(CallKind.CHOICE, () -> refusals.of(user))
                .orThrow(REPEAT);
        Optional<UserProfile> profile = stores.guardedMongo()
                .call(CallKind.CHOICE, () -> profiles.find(user))
                .orThrow(REPEAT);
        CatalogSnapshot catalog = shop.now().products();
        List<Signal> signals = profile.map(UserProfile::snapshot)
                .map(snapshot ->
                        new Reading(snapshot, Refusals.of(user, refused, refusals.hasher()), catalog).signals())
                .orElse(List.of());
        return new SignalReport(
                user.value(),
                profile.map(found -> found.version().asOf()).orElse(null),
                signals,
                categories(signals, catalog),
                refused.stream().map(refusal -> takenOut(refusal, catalog)).toList());
    }

    /** As the report shows it. */
    TakenOut takenOut(Refusal refusal) {
        return takenOut(refusal, shop.now().products());
    }

    private static TakenOut takenOut(Refusal refusal, CatalogSnapshot catalog) {
        boolean isSearch = refusal.kind() == RefusalKind.SEARCH;
        boolean isProduct = refusal.kind().namesProduct();
        String name = isProduct ? catalog.nameOf(refusal.subject()) : refusal.subject();
        return new TakenOut(
                refusal.id(),
                refusal.kind().wireName(),
                isProduct ? refusal.subject() : null,
                isSearch ? null : name,
                refusal.at(),
                isSearch ? refusal.at().plus(RecentEvents.FORGOTTEN_KEPT) : null);
    }

    private static List<Category> categories(List<Signal> signals, CatalogSnapshot catalog) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Signal signal : signals) {
            String category = signal.productId() == null ? "" : catalog.categoryOf(signal.productId());
            if (!category.isEmpty()) {
                weights.merge(category, signal.weight() == null ? Double.NaN : signal.weight(), Double::sum);
            }
        }
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Category(entry.getKey(), entry.getValue().isNaN() ? null : entry.getValue()))
                .toList();
    }

    /** Reads the signals out of a snapshot. Not thread-safe. */
    private static final class Reading {

        private final DataSnapshot snapshot;
        private final Refusals refusals;
        private final CatalogSnapshot catalog;
        private final List<Signal> signals = new ArrayList<>();
        private int next;

        Reading(DataSnapshot snapshot, Refusals refusals, CatalogSnapshot catalog) {
            this.snapshot = snapshot;
            this.refusals = refusals;
            this.catalog = catalog;
        }

        List<Signal> signals() {
            for (RecentPurchase purchase : snapshot.recentPurchases()) {
                String id = purchase.productId().value();
                Double weight = weight();
                if (refusals.isPurchaseEvidence(purchase.productId(), catalog.categoryOf(id))) {
                    signals.add(new Signal("purchase", id, catalog.nameOf(id), purchase.purchasedAt(), weight));
                }
            }
            for (RecentSearch search : snapshot.recentSearches()) {
                Double weight = weight();
                if (refusals.isEvidence(search)) {
                    signals.add(new Signal("search", null, search.query(), search.timestamp(), weight));
                }
            }
            for (RecentView view : snapshot.recentViews()) {
                String id = view.productId().value();
                Double weight = weight();
                if (refusals.isEvidence(view, catalog.categoryOf(id))) {
                    signals.add(new Signal("view", id, catalog.nameOf(id), view.timestamp(), weight));
                }
            }
            return signals;
        }

        private @Nullable Double weight() {
            return next < snapshot.weights().size() ? snapshot.weights().get(next++) : null;
        }
    }
}

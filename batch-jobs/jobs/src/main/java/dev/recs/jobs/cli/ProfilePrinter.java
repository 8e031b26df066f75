package dev.recs.jobs.cli;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.profile.DataSnapshot;
import dev.recs.model.profile.RecentPurchase;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.UserProfile;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A profile for people, and as fields of JSON. */
record ProfilePrinter(ProductIndex index, Instant now) {

    private static final int SHOWN = 5;

    void print(UserProfile profile, PrintStream out) {
        DataSnapshot snapshot = profile.snapshot();
        out.printf(
                "user %s: profile as of %s (%s old), vector %s%n",
                profile.userId(), profile.version().asOf(), Age.describe(age(profile)), spaceOf(profile));
        line(out, "categories", snapshot.dominantCategories());
        line(
                out,
                "bought",
                snapshot.recentPurchases().stream().map(RecentPurchase::name).toList());
        line(
                out,
                "searched",
                snapshot.recentSearches().stream().map(RecentSearch::query).toList());
        line(
                out,
                "looked at",
                snapshot.recentViews().stream()
                        .map(view -> index.nameOf(view.productId().value()))
                        .toList());
        out.printf(
                "  %-10s %d order lines, %d searches, user for %d days, last active %s%n",
                "in all",
                profile.metadata().totalPurchases(),
                profile.metadata().totalSearches(),
                profile.metadata().accountAgeDays(),
                profile.metadata().lastActivityDate());
    }

    Map<String, @Nullable Object> json(UserProfile profile) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("asOf", profile.version().asOf().toString());
        fields.put("ageSeconds", age(profile).toSeconds());
        fields.put("embeddingSpace", profile.embedding() == null ? null : spaceOf(profile));
        fields.put("interests", profile.text());
        fields.put("dominantCategories", profile.snapshot().dominantCategories());
        fields.put("recentPurchases", purchases(profile.snapshot()));
        fields.put("recentSearches", searches(profile.snapshot()));
        fields.put("recentViews", views(profile.snapshot()));
        fields.put("totalPurchases", profile.metadata().totalPurchases());
        fields.put("totalSearches", profile.metadata().totalSearches());
        fields.put("accountAgeDays", profile.metadata().accountAgeDays());
        fields.put("lastActivityDate", profile.metadata().lastActivityDate().toString());
        fields.put("generationVersion", profile.metadata().generationVersion());
        return fields;
    }

    private static List<Map<String, String>> purchases(DataSnapshot snapshot) {
        return snapshot.recentPurchases().stream()
                .map(purchase -> Map.of(
                        "productId", purchase.productId().value(),
                        "name", purchase.name(),
                        "category", purchase.category(),
                        "purchasedAt", purchase.purchasedAt().toString()))
                .toList();
    }

    private static List<Map<String, String>> searches(DataSnapshot snapshot) {
        return snapshot.recentSearches().stream()
                .map(search -> Map.of(
                        "query", search.query(), "timestamp", search.timestamp().toString()))
                .toList();
    }

    private List<Map<String, String>> views(DataSnapshot snapshot) {
        return snapshot.recentViews().stream()
                .map(view -> Map.of(
                        "productId", view.productId().value(),
                        "name", index.nameOf(view.productId().value()),
                        "timestamp", view.timestamp().toString()))
                .toList();
    }

    private static void line(PrintStream out, String name, List<String> values) {
        if (!values.isEmpty()) {
            String more = values.size() > SHOWN ? " and %d more".formatted(values.size() - SHOWN) : "";
            out.printf("  %-10s %s%s%n", name, values.stream().limit(SHOWN).collect(Collectors.joining("; ")), more);
        }
    }

    private static String spaceOf(UserProfile profile) {
        return profile.embedding() == null
                ? "none"
                : profile.embedding().space().toString();
    }

    private Duration age(UserProfile profile) {
        return Duration.between(profile.version().asOf(), now);
    }
}

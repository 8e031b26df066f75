package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.failure.BadInput;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonText;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.recommendation.ShelfKind;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.erasure.MongoTombstones;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.lists.Recommendations;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Print the profile of a user, and the list with its reasons.")
public final class ShowCommand implements Callable<Integer> {

    private static final int SHOWN_AS_TEXT = 20;
    private static final int REASONS = 3;
    private static final int SHOWN_OF_A_SHELF = 6;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--user-id", required = true, description = "whose list")
    private String userId = "";

    @Override
    public Integer call() {
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            UserId user = new UserId(userId);
            Stored stored = recs.create(Stored.class);
            requireNotErased(stored.tombstones(), user);
            RecommendationList list = find(stored.lists(), user);
            Optional<UserProfile> profile = stored.profiles().find(user);
            ProductIndex index = new ProductIndex(stored.products().all());
            ProfilePrinter printer = new ProfilePrinter(index, common.clock().instant());
            if (common.json()) {
                System.out.println(json(list, index, profile.map(printer::json)));
            } else {
                profile.ifPresent(found -> printer.print(found, System.out));
                print(list, index, SHOWN_AS_TEXT);
            }
            return 0;
        }
    }

    /** What there is of users. */
    private record Stored(Recommendations lists, Profiles profiles, Products products, MongoTombstones tombstones) {}

    /** @throws BadInput if the user was erased and the account is not a newer one: it never gets a list */
    private static void requireNotErased(MongoTombstones tombstones, UserId user) {
        Instant erasedAt = tombstones.erasedAt(List.of(user)).get(user);
        if (erasedAt != null) {
            throw new BadInput(
                    ("user '%s' was erased%s and gets no list: an account that is opened after that, or the user's own"
                                    + " opt-in, or 'recs forget --undo', ends it at the next refresh")
                            .formatted(user, erasedAt.equals(Instant.MAX) ? "" : " at " + erasedAt));
        }
    }

    /** @throws BadInput if the user has no list */
    public static RecommendationList find(Recommendations recommendations, UserId user) {
        return recommendations
                .find(user)
                .orElseThrow(() ->
                        new BadInput("no list for user '%s': 'recs refresh --user-id=%s' makes one, or says why not"
                                .formatted(user, user)));
    }

    public static void print(RecommendationList list, ProductIndex index, int limit) {
        System.out.printf(
                "%nuser %s, as of %s, %s%s%n",
                list.userId(),
                list.version().asOf(),
                list.model(),
                list.variant().isNone() ? "" : ", variant " + list.variant());
        int rank = 0;
        for (Recommendation item : list.items().stream().limit(limit).toList()) {
            rank++;
            System.out.printf(
                    Locale.ROOT,
                    "%3d. %-38s %.3f  %s%s%n",
                    rank,
                    index.nameOf(item.productId().value()),
                    item.score(),
                    reason(item, index),
                    changes(item, index));
        }
        list.shelves().forEach(shelf -> System.out.printf("%n%s%n     %s%n", title(shelf, index), names(shelf, index)));
    }

    private static String title(Shelf shelf, ProductIndex index) {
        return ShelfKind.of(shelf.kind())
                .map(kind -> kind.title(shelf.subject(), index::nameOf))
                .orElse(shelf.kind());
    }

    private static String names(Shelf shelf, ProductIndex index) {
        return shelf.productIds().stream()
                .limit(SHOWN_OF_A_SHELF)
                .map(product -> index.nameOf(product.value()))
                .collect(Collectors.joining(", "));
    }

    /** What rules, rotation and diversity did to the place of a product, with the amount of the score where there is one. */
    private static String changes(Recommendation item, ProductIndex index) {
        StringBuilder changes = new StringBuilder();
        for (Reason reason : item.reasons()) {
            switch (reason.type()) {
                case PROMOTED ->
                    changes.append(String.format(Locale.ROOT, " [rule '%s' %+.3f]", reason.subject(), reason.amount()));
                case SHOWN_OFTEN, VARIETY ->
                    changes.append(String.format(
                            Locale.ROOT,
                            " [%s%s]",
                            ReasonText.describe(reason, index::nameOf),
                            reason.amount() == 0 ? "" : " %+.3f".formatted(reason.amount())));
                default -> {
                    // The other reasons are what the score is made of.
                }
            }
        }
        return changes.toString();
    }

    private static String reason(Recommendation item, ProductIndex index) {
        return item.reasons().stream()
                .findFirst()
                .map(reason -> ReasonText.describe(reason, index::nameOf))
                .orElse("");
    }

    private static String json(
            RecommendationList list, ProductIndex index, Optional<Map<String, @Nullable Object>> profile) {
        List<Map<String, Object>> items =
                list.items().stream().map(item -> json(item, index)).toList();
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("userId", list.userId().value());
        root.put("asOf", list.version().asOf().toString());
        root.put("model", list.model());
        root.put("variant", list.variant().isNone() ? null : list.variant().value());
        root.put("profile", profile.orElse(null));
        root.put("recommendations", items);
        root.put(
                "shelves",
                list.shelves().stream().map(shelf -> json(shelf, index)).toList());
        return JsonMapper.builder().build().writeValueAsString(root);
    }

    private static Map<String, Object> json(Shelf shelf, ProductIndex index) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", shelf.kind());
        fields.put("title", title(shelf, index));
        fields.put(
                "productIds", shelf.productIds().stream().map(ProductId::value).toList());
        return fields;
    }

    private static Map<String, Object> json(Recommendation item, ProductIndex index) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("productId", item.productId().value());
        fields.put("name", index.nameOf(item.productId().value()));
        fields.put("score", item.score());
        fields.put(
                "reasons",
                item.reasons().stream()
                        .limit(REASONS)
                        .map(reason -> json(item, reason, index))
                        .toList());
        fields.put(
                "contributions",
                item.reasons().stream().map(reason -> json(item, reason, index)).toList());
        return fields;
    }

    private static Map<String, Object> json(Recommendation item, Reason reason, ProductIndex index) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", reason.type().wireName());
        fields.put("subject", reason.subject());
        fields.put("text", ReasonText.describe(reason, index::nameOf));
        fields.put("amount", reason.amount());
        fields.put("share", item.share(reason));
        return fields;
    }
}

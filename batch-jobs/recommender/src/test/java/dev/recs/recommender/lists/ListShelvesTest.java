package dev.recs.recommender.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.Shelf;
import dev.recs.recommender.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows beside the lists of a small shop. */
final class ListShelvesTest {

    private static final SmallShop SHOP = new SmallShop();
    private static final int BESIDES = 20;

    @TempDir
    private Path folder = Path.of(".");

    private final ListMaker lists = new ListMaker(SHOP.model(), ListSettings.DEFAULT);

    @Test
    void noProductStandsTwiceOnAPage() {
        Set<String> kinds = new TreeSet<>();
        users().forEach(user -> {
            PersonalList made = lists.make(SHOP.request(user));
            List<ProductId> page = new ArrayList<>(made.items().stream()
                    .map(Recommendation::productId)
                    .limit(BESIDES)
                    .toList());
            made.shelves().forEach(shelf -> page.addAll(shelf.productIds()));
            made.shelves().forEach(shelf -> kinds.add(shelf.kind()));
            assertThat(page).doesNotHaveDuplicates();
            assertThat(made.shelves())
                    .hasSizeLessThanOrEqualTo(5)
                    .allMatch(shelf -> shelf.productIds().size() >= 4);
        });
        assertThat(kinds).contains("because-you-bought", "more-in-category", "trending");
    }

    @Test
    void theFirstRowIsOfARecentPurchaseAndHoldsWhatIsBoughtWithIt() {
        users().forEach(user -> shelf(user, "because-you-bought").ifPresent(shelf -> {
            List<String> recent = SHOP.activity(user).purchases().stream()
                    .limit(5)
                    .map(purchase -> purchase.productId().value())
                    .toList();
            assertThat(recent).contains(shelf.subject());
            int subject = SHOP.model().index().numberOf(shelf.subject());
            List<String> together = IntStream.range(0, SHOP.model().coPurchase().count(subject))
                    .mapToObj(rank -> SHOP.model()
                            .index()
                            .idOf(SHOP.model().coPurchase().id(subject, rank))
                            .value())
                    .toList();
            assertThat(shelf.productIds()).allMatch(id -> together.contains(id.value()));
        }));
    }

    @Test
    void buyAgainHoldsOnlyWhatTheUserBoughtMoreThanOnceAlsoWhereTheListHasNoneOfIt() {
        Activity activity = SHOP.activity(1);
        List<PurchasedProduct> purchases = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            purchases.add(new PurchasedProduct(
                    new ProductId("p%03d".formatted(50 + i)),
                    i < 6 ? 3 : 1,
                    3,
                    SmallShop.NOW.minus(Duration.ofDays(90)),
                    SmallShop.NOW.minus(Duration.ofDays(10L + i))));
        }
        Activity repeating =
                new Activity(activity.userId(), activity.createdAt(), true, purchases, List.of(), List.of(), List.of());

        assertThat(lists.make(SHOP.request(repeating)).shelves())
                .filteredOn(shelf -> shelf.kind().equals("buy-again"))
                .singleElement()
                .satisfies(shelf -> assertThat(shelf.productIds())
                        .extracting(ProductId::value)
                        .containsExactlyInAnyOrder("p050", "p051", "p052", "p053", "p054", "p055"));
    }

    @Test
    void moreInACategoryHoldsThatCategoryOnlyAndNothingTheUserHas() {
        users().forEach(user -> shelf(user, "more-in-category").ifPresent(shelf -> {
            assertThat(shelf.productIds())
                    .allMatch(id -> SHOP.model()
                            .index()
                            .product(SHOP.model().index().numberOf(id.value()))
                            .category()
                            .equals(shelf.subject()));
            assertThat(shelf.productIds())
                    .doesNotContainAnyElementsOf(SHOP.activity(user).purchases().stream()
                            .map(PurchasedProduct::productId)
                            .toList());
        }));
    }

    @Test
    void whatTheShopExcludesIsInNoRow() throws IOException {
        ListMaker ruled = new ListMaker(
                SHOP.model(),
                ListSettings.DEFAULT.with(RuleFile.read(
                        Files.writeString(folder.resolve("rules.yml"), "rules: [{action: exclude, brand: brand 1}]"))));

        users().forEach(user -> ruled.make(SHOP.request(user))
                .shelves()
                .forEach(shelf -> assertThat(shelf.productIds())
                        .noneMatch(id -> SHOP.model()
                                .index()
                                .product(SHOP.model().index().numberOf(id.value()))
                                .brand()
                                .equals("brand 1"))));
    }

    @Test
    void rowsAreTheSameOnOneThreadAndOnMany() {
        List<PersonalList> alone =
                users().mapToObj(user -> lists.make(SHOP.request(user))).toList();

        assertThat(users().parallel()
                        .mapToObj(user -> lists.make(SHOP.request(user)))
                        .toList())
                .isEqualTo(alone);
    }

    private Optional<Shelf> shelf(int user, String kind) {
        return lists.make(SHOP.request(user)).shelves().stream()
                .filter(shelf -> shelf.kind().equals(kind))
                .findFirst();
    }

    private static IntStream users() {
        return IntStream.range(0, 60);
    }
}

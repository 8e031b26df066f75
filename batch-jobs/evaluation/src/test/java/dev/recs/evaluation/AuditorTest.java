package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.Shelf;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.lists.PersonalList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** For each rule a list that breaks it, and one that does not. */
final class AuditorTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final int USERS = 20;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    /** Products 0 to 5 are designs of one bag, 6 and 7 are sizes of one shirt; 0 has 10 buyers of this week, 1 has 6 of them, 2 none of them. */
    private final ProductIndex index = index();

    private final Split split = split();

    @Test
    void aFalseClaimIsCountedAsFalse() {
        Audit audit = audit(list(
                item(0, reason(ReasonType.POPULAR_THIS_WEEK, "1", 1)),
                item(1, reason(ReasonType.POPULAR_THIS_WEEK, "1", 1)),
                item(2, reason(ReasonType.PURCHASES, "p00", 1))));

        assertThat(audit.claims()).isEqualTo(new Audit.Checked(2 * USERS, USERS));
    }

    @Test
    void aProductWithoutBuyersInCommonIsNoTrueCompanion() {
        Shelf shelf = new Shelf("because-you-bought", "p00", List.of(id(1), id(2)));
        Shelf other = new Shelf("similar-to", "p00", List.of(id(2)));
        Audit audit = audit(new PersonalList(List.of(), List.of(shelf, other)));

        assertThat(audit.becauseYouBought()).isEqualTo(new Audit.Checked(2 * USERS, USERS));
        assertThat(audit.support()).isEqualTo(new Audit.Support(6, 2));
    }

    @Test
    void designsOfOneFamilyAreCountedAmongTheFirstTenOnly() {
        assertThat(audit(plain(0, 1, 2, 3, 4, 8, 9, 10, 11, 12, 5)).spread().mostOfFamily())
                .isEqualTo(5);
        Audit fine = audit(plain(0, 1, 2, 8, 9, 10, 11, 12, 13, 14, 3, 4, 5));
        assertThat(fine.spread().mostOfFamily()).isEqualTo(3);
        assertThat(fine.spread().meanOfFamily()).isEqualTo(3);
    }

    @Test
    void twoVariantsOnAListAreFound() {
        assertThat(audit(plain(6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 7))
                        .spread()
                        .listsWithVariants())
                .isEqualTo(USERS);
        assertThat(audit(plain(6, 8, 9)).spread().listsWithVariants()).isZero();
    }

    /** Users below 10 have six orders, the others one. */
    @Test
    void productsWithoutAPersonalReasonOfAQuarterAreCountedOfLoyalUsers() {
        PersonalList half = list(
                item(8, reason(ReasonType.TRENDING, "", 0.76), reason(ReasonType.PURCHASES, "p00", 0.24)),
                item(9, reason(ReasonType.TRENDING, "", 0.75), reason(ReasonType.PURCHASES, "p00", 0.25)));
        PersonalList none = list(item(8, reason(ReasonType.TRENDING, "", 1)));

        assertThat(new Auditor(split, user -> user < 10 ? half : none)
                        .audit()
                        .spread()
                        .impersonal())
                .isEqualTo(0.5);
    }

    @Test
    void firstReasonsAreCountedByType() {
        Audit audit = audit(list(
                item(8, reason(ReasonType.TRENDING, "", 0.6), reason(ReasonType.PURCHASES, "p00", 0.4)),
                item(9, reason(ReasonType.TRENDING, "", 1)),
                item(10)));

        assertThat(audit.firstReasons()).containsExactly(Map.entry("trending", 2 * USERS), Map.entry("other", USERS));
    }

    @Test
    void equalListsOverlapWhollyAndDifferentOnesNot() {
        Audit.Spread same = audit(plain(8, 9, 10, 11, 12, 13, 14, 15, 16, 17)).spread();
        Audit.Spread apart = new Auditor(split, user -> plain(8 + user)).audit().spread();

        assertThat(same.overlap()).isEqualTo(1);
        assertThat(same.topTenShare()).isEqualTo(1);
        assertThat(same.coverage()).isEqualTo(10.0 / index.size());
        assertThat(apart.overlap()).isZero();
        assertThat(apart.topTenShare()).isEqualTo(0.5);
        assertThat(apart.coverage()).isCloseTo(20.0 / index.size(), within(1e-9));
    }

    @Test
    void thePageShowsNamesReasonsAndShelvesOfThirtyUsersAtMost() {
        Shelf shelf = new Shelf("because-you-bought", "p06", List.of(id(1)));
        String page = audit(new PersonalList(
                        List.of(item(8, reason(ReasonType.POPULAR_THIS_WEEK, "1", 1))), List.of(shelf)))
                .page();

        assertThat(page.split("<h3>User ")).hasSize(1 + USERS);
        assertThat(page)
                .contains(name(8) + " <small>one of the 1 most bought this week 100 %</small>")
                .contains("<b>Because you bought Shirt &lt;b&gt; - S</b>: " + name(1));
    }

    @Test
    void linesSayWhatWasFound() {
        assertThat(audit(list(item(1, reason(ReasonType.POPULAR_THIS_WEEK, "1", 1))))
                        .lines())
                .contains(
                        "audit of 20 lists, first ten products",
                        "  popularity claims true: 0 of 20",
                        "  most designs of a family: 1, on average 1.00; lists with two variants of a product: 0");
    }

    private Audit audit(PersonalList ofEverybody) {
        return new Auditor(split, user -> ofEverybody).audit();
    }

    private static PersonalList list(Recommendation... items) {
        return new PersonalList(Arrays.asList(items), List.of());
    }

    private static PersonalList plain(int... products) {
        return list(IntStream.of(products)
                .mapToObj(product -> item(product, reason(ReasonType.PURCHASES, "p00", 1)))
                .toArray(Recommendation[]::new));
    }

    private static Recommendation item(int product, Reason... reasons) {
        return new Recommendation(
                id(product), Arrays.stream(reasons).mapToDouble(Reason::amount).sum(), List.of(reasons));
    }

    private static Reason reason(ReasonType type, String subject, double amount) {
        return new Reason(type, subject, amount);
    }

    private static ProductId id(int product) {
        return new ProductId("p%02d".formatted(product));
    }

    private static String name(int product) {
        String word = "" + LETTERS.charAt(product % 26) + LETTERS.charAt(product / 26) + "x";
        return switch (product) {
            case 0, 1, 2, 3, 4, 5 -> "jumbo bag " + word;
            case 6 -> "Shirt <b> - S";
            case 7 -> "Shirt <b> - M";
            default -> "thing" + word + " object" + word + " sort" + word;
        };
    }

    private static ProductIndex index() {
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            products.add(new Product(id(i), name(i), "", "", "", null, "", "", true));
        }
        return new ProductIndex(products);
    }

    private Split split() {
        PurchaseHistory history = PurchaseHistory.read((asOf, line) -> tell(line), index, NOW);
        List<Holdout.Case> cases = IntStream.range(0, USERS)
                .mapToObj(user -> new Holdout.Case(user, new int[] {30}, new int[] {30}))
                .toList();
        return new Split("time-split", "", index, new Holdout(history, NOW, cases), List.of());
    }

    private static void tell(OrderSource.OrderLine line) {
        for (int user = 0; user < USERS; user++) {
            String id = "u%02d".formatted(user);
            for (int order = 0; order < (user < 10 ? 5 : 0); order++) {
                line.accept(id, "p39", NOW.minus(Duration.ofDays(300 - 10L * order)));
            }
            if (user >= 10) {
                line.accept(id, "p02", NOW.minus(Duration.ofDays(200)));
            } else {
                line.accept(id, "p00", NOW.minus(Duration.ofDays(2)));
            }
            if (user < 6) {
                line.accept(id, "p01", NOW.minus(Duration.ofDays(2)));
            }
        }
    }
}

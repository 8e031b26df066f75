package dev.recs.recommender.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.ProductId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.Shown;
import dev.recs.model.catalog.Product;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.recommender.ranking.Ranker;
import dev.recs.recommender.ranking.RankingRequest;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import dev.recs.recommender.rules.RuleBook;
import dev.recs.recommender.rules.RuleFile;
import dev.recs.recommender.signal.SignalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules, rotation and diversity together, for every user of a small shop. */
final class ShapedListsTest {

    private static final SmallShop SHOP = new SmallShop();
    private static final String RULES = """
            rules:
              - {name: kitchen, action: boost, factor: 1.8, category: category 2}
              - {name: acme, action: bury, factor: 0.4, brand: brand 1}
              - {name: cheap, action: boost, factor: 1.3, price: ..4}
              - {name: old, action: exclude, category: category 4, price: 10..}
              - {name: first, action: pin, position: 1, product: p140}
              - {name: fifth, action: pin, position: 5, product: p003}
            """;

    @TempDir
    private Path folder = Path.of(".");

    private ListMaker lists = new ListMaker(SHOP.model(), ListSettings.DEFAULT);
    private ListMaker plain = lists;

    @BeforeEach
    void shape() throws IOException {
        ListSettings settings = ListSettings.DEFAULT.with(new DiversitySettings(0.4));
        lists = new ListMaker(SHOP.model(), settings.with(rules(RULES)));
        plain = new ListMaker(SHOP.model(), settings);
    }

    @Test
    void contributionsOfEveryRecommendationAddUpToItsScore() {
        int promoted = 0;
        int shownOften = 0;
        int varied = 0;
        for (int user : users().toArray()) {
            for (Recommendation item : lists.make(shown(user)).items()) {
                double sum = item.reasons().stream().mapToDouble(Reason::amount).sum();
                assertThat(sum).isCloseTo(item.score(), within(1e-9));
                promoted += has(item, ReasonType.PROMOTED);
                shownOften += has(item, ReasonType.SHOWN_OFTEN);
                varied += has(item, ReasonType.VARIETY);
            }
        }
        assertThat(List.of(promoted, shownOften, varied)).allMatch(count -> count > 100);
    }

    @Test
    void listsAreTheSameBitForBitOneByOneTogetherOnManyThreadsAndAgain() {
        ListMaker again = new ListMaker(SHOP.model(), settings());
        List<List<Recommendation>> alone =
                users().mapToObj(user -> again.make(shown(user)).items()).toList();

        assertThat(users().mapToObj(user -> lists.make(shown(user)).items()).toList())
                .isEqualTo(alone);
        assertThat(users().parallel()
                        .mapToObj(user -> lists.make(shown(user)).items())
                        .toList())
                .isEqualTo(alone);
    }

    @Test
    void nobodySeesWhatIsExcludedAndEverybodySeesThePinsInTheirPlaces() {
        users().forEach(user -> {
            List<Recommendation> list = lists.make(shown(user)).items();
            assertThat(list)
                    .extracting(item -> product(item))
                    .noneMatch(product -> product.category().equals("category 4")
                            && product.price() != null
                            && product.price().intValue() >= 10);
            assertThat(list).extracting(Recommendation::productId).doesNotHaveDuplicates();
            if (!owns(user, "p140")) {
                assertThat(list.getFirst().productId()).isEqualTo(new ProductId("p140"));
                assertThat(list.getFirst().reasons().getFirst())
                        .matches(reason -> reason.type() == ReasonType.PROMOTED
                                && reason.subject().equals("first"));
            }
            if (!owns(user, "p140") && !owns(user, "p003")) {
                assertThat(list.get(4).productId()).isEqualTo(new ProductId("p003"));
            }
        });
    }

    /** A boost reaches products that would never have been among the best: the result is that of scoring the whole catalog. */
    @Test
    void theListIsTheOneThatRulesMakeOfTheWholeCatalog() throws IOException {
        RuleBook rules = rules("""
                rules:
                  - {name: far, action: boost, factor: 50, category: category 3}
                  - {name: gone, action: exclude, brand: brand 0}
                """);
        ListSettings settings =
                ListSettings.DEFAULT.with(DiversitySettings.NONE).with(FirstTenSettings.NONE);
        ListMaker ruled = new ListMaker(SHOP.model(), settings.with(rules));
        Ranker ranker = new Ranker(SHOP.model(), settings.ranking());
        users().limit(50).forEach(user -> {
            List<String> expected = ranker.rank(SHOP.request(user), SmallShop.PRODUCTS).stream()
                    .filter(item -> !product(item).brand().equals("brand 0"))
                    .map(item -> Map.entry(item.productId().value(), weighed(item)))
                    .sorted(Map.Entry.<String, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(Ranker.LIST_SIZE)
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(ruled.make(SHOP.request(user)).items())
                    .extracting(item -> item.productId().value())
                    .containsExactlyElementsOf(expected);
        });
    }

    @Test
    void rulesTakeEffectByTheMomentOfTheList() throws IOException {
        ListMaker dated = new ListMaker(SHOP.model(), ListSettings.DEFAULT.with(rules("""
                        rules:
                          - {action: exclude, category: category 1, from: 2026-03-01, until: 2026-03-02}
                        """)));
        RankingRequest now = SHOP.request(3);
        RankingRequest later = new RankingRequest(
                now.activity(), now.signals(), SmallShop.NOW.plusSeconds(86_400), now.searchVectors());

        assertThat(dated.make(now).items())
                .noneMatch(item -> product(item).category().equals("category 1"));
        assertThat(dated.make(later).items())
                .anyMatch(item -> product(item).category().equals("category 1"));
        assertThat(dated.make(now).items())
                .noneMatch(item -> product(item).category().equals("category 1"));
        assertThat(dated.digestAt(later.asOf())).isNotEqualTo(dated.digestAt(now.asOf()));
    }

    @Test
    void otherSettingsOfSignalsAreAnotherRecipe() {
        ListSettings fewer = ListSettings.DEFAULT.with(new SignalSettings(10, 50, 50, 90));
        assertThat(fewer.digestAt(SmallShop.NOW)).isNotEqualTo(ListSettings.DEFAULT.digestAt(SmallShop.NOW));
    }

    @Test
    void whatWasShownTwentyTimesSinksAndAClickBringsItBack() {
        Recommendation best = plain.make(SHOP.request(9)).items().getFirst();
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            shown.add(new Shown(best.productId(), SmallShop.NOW.minusSeconds(60 + i), false));
        }
        List<Recommendation> sunk =
                plain.make(SHOP.request(withShown(9, shown))).items();
        shown.addFirst(new Shown(best.productId(), SmallShop.NOW.minusSeconds(1), true));

        assertThat(sunk.getFirst().productId()).isNotEqualTo(best.productId());
        assertThat(sunk)
                .filteredOn(item -> item.productId().equals(best.productId()))
                .singleElement()
                .satisfies(item -> assertThat(item.score()).isCloseTo(best.score() * 0.625, within(1e-3)));
        assertThat(plain.make(SHOP.request(withShown(9, shown))).items())
                .isEqualTo(plain.make(SHOP.request(9)).items());
    }

    private ListSettings settings() {
        try {
            return ListSettings.DEFAULT.with(new DiversitySettings(0.4)).with(rules(RULES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RuleBook rules(String text) throws IOException {
        return RuleFile.read(Files.writeString(folder.resolve("rules.yml"), text));
    }

    /** The user was shown some products of the list very often. */
    private RankingRequest shown(int user) {
        Random random = new Random(user);
        List<Shown> shown = new ArrayList<>();
        List<Recommendation> list = plain.make(SHOP.request(user)).items();
        for (int i = 0; i < 200; i++) {
            shown.add(new Shown(
                    list.get(random.nextInt(12)).productId(),
                    SmallShop.NOW.minusSeconds(3_600L * i),
                    random.nextInt(40) == 0));
        }
        return SHOP.request(withShown(user, shown));
    }

    private static Activity withShown(int user, List<Shown> shown) {
        Activity activity = SHOP.activity(user);
        return new Activity(
                activity.userId(),
                activity.createdAt(),
                true,
                activity.purchases(),
                activity.searches(),
                activity.views(),
                shown);
    }

    private static double weighed(Recommendation item) {
        return product(item).category().equals("category 3")
                ? item.score() + 49 * Math.abs(item.score())
                : item.score();
    }

    private static boolean owns(int user, String product) {
        return SHOP.activity(user).purchases().stream()
                .map(purchase -> purchase.productId().value())
                .collect(Collectors.toSet())
                .contains(product);
    }

    private static Product product(Recommendation item) {
        return SHOP.model()
                .index()
                .product(SHOP.model().index().numberOf(item.productId().value()));
    }

    private static int has(Recommendation item, ReasonType type) {
        return item.reasons().stream().anyMatch(reason -> reason.type() == type) ? 1 : 0;
    }

    private static IntStream users() {
        return IntStream.range(0, 60);
    }
}

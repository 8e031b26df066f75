package dev.recs.recommender.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.activity.Activity;
import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.refusal.Refusal;
import dev.recs.model.refusal.RefusalKind;
import dev.recs.model.refusal.Refusals;
import dev.recs.model.refusal.SearchHasher;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.ranking.WeightSettings;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import dev.recs.recommender.rules.RuleFile;
import dev.recs.recommender.shelves.ShelfSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Makers that share what depends on the catalog alone, and the list of the hold-out. */
final class ListsOfVariantsTest {

    private static final SmallShop SHOP = new SmallShop();
    private static final int USERS = 60;
    private static final ListSettings OTHER = ListSettings.DEFAULT
            .with(new RankingSettings(true, new WeightSettings(Map.of("trend", 9.0), Map.of())))
            .with(new DiversitySettings(0.7))
            .with(new ShelfSettings(2, 8, 10))
            .with(RuleFile.parse("rules: [{action: exclude, product: p003}]", "rules"))
            .with(VariantName.of("e", "b"));

    private final ListMaker configured = new ListMaker(SHOP.model(), ListSettings.DEFAULT);

    @Test
    void aMakerOfAnothersPartsMakesTheListsOfANewOne() {
        ListMaker shared = configured.with(OTHER);
        ListMaker alone = new ListMaker(SHOP.model(), OTHER);
        int others = 0;
        for (int user = 0; user < USERS; user++) {
            PersonalList made = made(shared, SHOP.activity(user));
            assertThat(made).isEqualTo(made(alone, SHOP.activity(user)));
            others += made.equals(made(configured, SHOP.activity(user))) ? 0 : 1;
        }
        assertThat(others).as("lists that the settings change").isEqualTo(USERS);
        assertThat(shared.variant()).isEqualTo(VariantName.of("e", "b"));
    }

    @Test
    void theHoldOutGetsThePopularListWhoeverTheUserIs() {
        ListMaker holdOut = configured.with(ListSettings.DEFAULT.with(VariantName.HOLD_OUT));
        List<ProductId> popular = new PopularListMaker(
                        SHOP.model(),
                        ListSettings.DEFAULT
                                .rules()
                                .at(SHOP.model().asOf(), SHOP.model().index()))
                .popular("", 60).stream().map(PopularProduct::productId).toList();
        for (int user = 0; user < USERS; user++) {
            PersonalList made = made(holdOut, SHOP.activity(user));
            assertThat(made.items()).extracting(Recommendation::productId).isEqualTo(popular);
            assertThat(made.shelves()).isEmpty();
            assertThat(made.items())
                    .allSatisfy(item -> assertThat(item.reasons())
                            .singleElement()
                            .satisfies(reason -> {
                                assertThat(reason.type()).isEqualTo(ReasonType.TRENDING);
                                assertThat(reason.amount()).isEqualTo(item.score());
                            }));
        }
    }

    @Test
    void whatAUserOfTheHoldOutRefusedStaysAway() {
        ListMaker holdOut = configured.with(ListSettings.DEFAULT.with(VariantName.HOLD_OUT));
        Activity activity = SHOP.activity(1);
        List<Recommendation> all = made(holdOut, activity).items();
        ProductId first = all.getFirst().productId();
        Refusals refusals = Refusals.of(
                activity.userId(),
                List.of(new Refusal(RefusalKind.PRODUCT, first.value(), SmallShop.NOW)),
                new SearchHasher(new byte[16]));
        assertThat(made(holdOut, activity.with(refusals)).items()).isNotEmpty().doesNotContain(all.getFirst());
    }

    private static PersonalList made(ListMaker maker, Activity activity) {
        return maker.make(SHOP.request(activity));
    }
}

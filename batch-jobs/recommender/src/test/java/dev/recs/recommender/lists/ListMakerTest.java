package dev.recs.recommender.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.ProductId;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.recommender.ranking.Ranker;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ListMakerTest {

    private static final SmallShop SHOP = new SmallShop();

    @Test
    void theReasonsOfEveryRecommendationAddUpToItsScoreWhateverTheStrength() {
        for (double strength : new double[] {0, 0.3, 1}) {
            ListMaker lists = new ListMaker(SHOP.model(), ListSettings.DEFAULT.with(new DiversitySettings(strength)));
            for (int user = 0; user < SmallShop.USERS; user++) {
                for (Recommendation item : lists.make(SHOP.request(user)).items()) {
                    double sum =
                            item.reasons().stream().mapToDouble(Reason::amount).sum();
                    assertThat(sum).isCloseTo(item.score(), within(1e-9));
                }
            }
        }
    }

    @Test
    void diversityChangesTheOrderAndNeitherScoresNorWhatTheyAreMadeOf() {
        Ranker ranker = new Ranker(SHOP.model(), ListSettings.DEFAULT.ranking());
        ListMaker lists = new ListMaker(SHOP.model(), ListSettings.DEFAULT.with(new DiversitySettings(1)));
        int lowered = 0;
        for (int user = 0; user < 40; user++) {
            List<Recommendation> ranked = ranker.rank(SHOP.request(user), SmallShop.PRODUCTS);
            for (Recommendation item : lists.make(SHOP.request(user)).items()) {
                Recommendation before = ranked.stream()
                        .filter(one -> one.productId().equals(item.productId()))
                        .findFirst()
                        .orElseThrow();
                assertThat(item.score()).isEqualTo(before.score());
                assertThat(item.reasons()).startsWith(before.reasons().toArray(Reason[]::new));
                lowered += item.reasons().size() - before.reasons().size();
            }
        }
        assertThat(lowered).isPositive();
    }

    @Test
    void whatStandsLowerNamesTheProductAboveItThatItIsLike() {
        ListMaker lists = new ListMaker(SHOP.model(), ListSettings.DEFAULT.with(new DiversitySettings(1)));
        for (int user = 0; user < 40; user++) {
            List<Recommendation> list = lists.make(SHOP.request(user)).items();
            List<ProductId> order = list.stream().map(Recommendation::productId).toList();
            for (int rank = 0; rank < list.size(); rank++) {
                for (Reason reason : list.get(rank).reasons()) {
                    if (reason.type() == ReasonType.VARIETY) {
                        assertThat(order.indexOf(new ProductId(reason.subject())))
                                .isBetween(0, rank - 1);
                    }
                }
            }
        }
    }

    @Test
    void withoutDiversityTheListIsThatOfTheRanker() {
        ListMaker lists = new ListMaker(
                SHOP.model(), ListSettings.DEFAULT.with(DiversitySettings.NONE).with(FirstTenSettings.NONE));
        Ranker ranker = new Ranker(SHOP.model(), ListSettings.DEFAULT.ranking());

        assertThat(lists.make(SHOP.request(3)).items()).isEqualTo(ranker.rank(SHOP.request(3)));
        assertThat(lists.make(SHOP.request(3)).items())
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Recommendation::score).reversed());
    }

    @Test
    void whatIsMeasuredIsTheHeadOfWhatIsStored() {
        ListMaker lists = new ListMaker(SHOP.model(), ListSettings.DEFAULT.with(new DiversitySettings(0.5)));

        assertThat(IntStream.of(lists.top(SHOP.request(3), 10))
                        .mapToObj(SHOP.model().index()::idOf))
                .containsExactlyElementsOf(lists.make(SHOP.request(3)).items().stream()
                        .map(Recommendation::productId)
                        .limit(10)
                        .toList());
    }

    @Test
    void listsAreTheSameBitForBitOnOneThreadAndOnMany() {
        ListMaker lists = new ListMaker(SHOP.model(), ListSettings.DEFAULT);
        List<List<Recommendation>> alone = IntStream.range(0, SmallShop.USERS)
                .mapToObj(user -> lists.make(SHOP.request(user)).items())
                .toList();

        assertThat(IntStream.range(0, SmallShop.USERS)
                        .parallel()
                        .mapToObj(user -> lists.make(SHOP.request(user)).items())
                        .toList())
                .isEqualTo(alone);
    }
}

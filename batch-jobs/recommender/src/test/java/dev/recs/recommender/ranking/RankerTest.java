package dev.recs.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.activity.Activity;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.ModelTraining;
import dev.recs.recommender.model.training.PastActivity;
import dev.recs.recommender.rotation.ShownOften;
import dev.recs.recommender.signal.SignalWeigher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 8, 1);
    private static final int PRODUCTS = 150;
    private static final int USERS = 200;

    private static final ProductIndex INDEX = index();
    private static final PurchaseHistory HISTORY = PurchaseHistory.read(
            (asOf, line) -> {
                Random random = new Random(3);
                for (int user = 0; user < USERS; user++) {
                    long time = NOW.minusSeconds(40_000_000).toEpochMilli();
                    for (int i = 0; i < 3 + random.nextInt(20); i++) {
                        time += random.nextInt(2_000_000_000);
                        int product = (user % 3) * 50 + random.nextInt(50);
                        line.accept("u%03d".formatted(user), "p%03d".formatted(product), Instant.ofEpochMilli(time));
                    }
                }
            },
            INDEX,
            NOW);
    private static final CatalogModel MODEL =
            ModelTraining.train(INDEX, ContentModel.train(INDEX, embeddings(), HISTORY), HISTORY, NOW);

    /** The head of a list holds three of these at most. */
    @Test
    void aProductIsImpersonalIfLessThanAThirdOfItsScoreComesFromTheUser() {
        Ranker ranker = new Ranker(MODEL, RankingSettings.DEFAULT.with(true));
        int impersonal = 0;
        for (int user = 0; user < USERS; user++) {
            impersonal += ranker.score(request(user), ShownOften.NOTHING, scored -> impersonal(ranker, scored));
        }
        assertThat(impersonal).isBetween(USERS, USERS * PRODUCTS * 3 / 4);
    }

    private static int impersonal(Ranker ranker, Scored scored) {
        int impersonal = 0;
        for (int product : scored.best(PRODUCTS)) {
            double score = scored.of(product);
            double ofStore = ranker.store().of(product);
            assertThat(scored.isImpersonal(product)).isEqualTo(score - ofStore < score / 3);
            impersonal += scored.isImpersonal(product) ? 1 : 0;
        }
        return impersonal;
    }

    @Test
    void theReasonsOfEveryRecommendationAddUpToItsScore() {
        for (boolean exclude : new boolean[] {true, false}) {
            Ranker ranker = new Ranker(MODEL, RankingSettings.DEFAULT.with(exclude));
            for (int user = 0; user < USERS; user++) {
                for (Recommendation item : ranker.rank(request(user))) {
                    double sum =
                            item.reasons().stream().mapToDouble(Reason::amount).sum();
                    assertThat(sum).isCloseTo(item.score(), within(1e-9));
                }
            }
        }
    }

    @Test
    void listsAreTheSameBitForBitOnOneThreadAndOnMany() {
        Ranker ranker = new Ranker(MODEL, RankingSettings.DEFAULT);
        List<List<Recommendation>> alone = IntStream.range(0, USERS)
                .mapToObj(user -> ranker.rank(request(user)))
                .toList();
        List<List<Recommendation>> together = IntStream.range(0, USERS)
                .parallel()
                .mapToObj(user -> ranker.rank(request(user)))
                .toList();

        assertThat(together).isEqualTo(alone);
    }

    @Test
    void aModelTrainedAgainRanksTheSameBitForBit() {
        CatalogModel again = ModelTraining.train(INDEX, ContentModel.train(INDEX, embeddings(), HISTORY), HISTORY, NOW);

        assertThat(new Ranker(again, RankingSettings.DEFAULT).rank(request(7)))
                .isEqualTo(new Ranker(MODEL, RankingSettings.DEFAULT).rank(request(7)));
    }

    @Test
    void whatTheUserHasIsLeftOutUnlessRepeatsAreWanted() {
        List<ProductId> owned = request(5).activity().purchases().stream()
                .map(purchase -> purchase.productId())
                .toList();

        assertThat(new Ranker(MODEL, RankingSettings.DEFAULT).rank(request(5)))
                .extracting(Recommendation::productId)
                .doesNotContainAnyElementsOf(owned);
        assertThat(new Ranker(MODEL, RankingSettings.DEFAULT.with(false)).rank(request(5)))
                .extracting(Recommendation::productId)
                .containsAnyElementsOf(owned);
    }

    @Test
    void scoresFallAndNothingComesTwice() {
        List<Recommendation> list = new Ranker(MODEL, RankingSettings.DEFAULT).rank(request(1));

        assertThat(list).extracting(Recommendation::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(list).extracting(Recommendation::productId).doesNotHaveDuplicates();
        assertThat(list).hasSize(Ranker.LIST_SIZE);
    }

    @Test
    void theSeasonIsAReasonOfItsOwn() {
        WeightSettings weights = new WeightSettings(Map.of("season", 3.0), Map.of());
        Ranker ranker = new Ranker(MODEL, new RankingSettings(true, weights));
        int named = 0;
        for (Recommendation item : ranker.rank(request(2))) {
            double season = 3.0
                    * MODEL.trends().season()[INDEX.numberOf(item.productId().value())];
            for (Reason reason : item.reasons()) {
                if (reason.type() == ReasonType.SEASON) {
                    assertThat(reason.amount()).isCloseTo(season, within(1e-9));
                    named++;
                }
            }
            assertThat(item.reasons().stream().mapToDouble(Reason::amount).sum())
                    .isCloseTo(item.score(), within(1e-9));
        }
        assertThat(named).isPositive();
    }

    /** Of the latest four orders only, and among the terms that add up. */
    @Test
    void whatIsBoughtAfterIsAReasonOfItsOwn() {
        WeightSettings weights = new WeightSettings(Map.of("successor", 1_000.0, "companion", 500.0), Map.of());
        Ranker ranker = new Ranker(MODEL, new RankingSettings(true, weights));
        RankingRequest request = request(2);
        List<String> latest = request.activity().purchases().stream()
                .limit(4)
                .map(purchase -> purchase.productId().value())
                .toList();
        List<Recommendation> list = ranker.rank(request);

        assertThat(list)
                .allSatisfy(item -> assertThat(item.reasons().stream()
                                .mapToDouble(Reason::amount)
                                .sum())
                        .isCloseTo(item.score(), within(1e-6)));
        assertThat(list)
                .flatExtracting(Recommendation::reasons)
                .filteredOn(reason -> reason.type() == ReasonType.BOUGHT_AFTER)
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(latest).contains(reason.subject()));
    }

    private RankingRequest request(int user) {
        return request(PastActivity.load(HISTORY, user, INDEX));
    }

    private static RankingRequest request(Activity activity) {
        return new RankingRequest(activity, new SignalWeigher().weigh(activity, NOW), NOW, Map.of());
    }

    private static ProductIndex index() {
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            products.add(
                    new Product(new ProductId("p%03d".formatted(i)), "product " + i, "", "", "", null, "", "", true));
        }
        return new ProductIndex(products);
    }

    private static List<Embedding> embeddings() {
        Random random = new Random(4);
        List<Embedding> embeddings = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            float[] values = new float[SPACE.dimensions()];
            for (int d = 0; d < values.length; d++) {
                values[d] = (float) random.nextGaussian();
            }
            embeddings.add(Embedding.unit(SPACE, values));
        }
        return embeddings;
    }
}

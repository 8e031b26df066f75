package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.TestHistories;
import dev.recs.recommender.model.training.Dense;
import dev.recs.recommender.model.training.TrendTrainer;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrendsTest {

    private static final int PRODUCTS = 25;
    private static final double NOW_DAYS = 5;

    /**
     * Two users buy 0 now, one buys 1 sixty days ago, nobody buys 2. With a half-life of 60 days the counts are 2, 1/2 and 0, their mean over
     * what was sold is 5/4: log(1 + 2 : 5/4) = log(2.6) and log(1 + 1/2 : 5/4) = log(1.4). Five days half twelve times in sixty.
     */
    @Test
    void theSpeedsAreThoseOnPaper() {
        Trends trends = trained(
                TestHistories.of(
                        3, List.of(TestOrders.line(0, 0, 0), TestOrders.line(1, 0, 0), TestOrders.line(2, 1, 60))),
                3);

        assertThat(trends.lately()).containsExactly((float) Math.log(2.6), (float) Math.log(1.4), 0);
        double aged = Math.pow(0.5, 12);
        double mean = (2 + aged) / 2;
        assertThat(trends.now())
                .containsExactly(
                        new float[] {(float) Math.log1p(2 / mean), (float) Math.log1p(aged / mean), 0}, within(1e-6f));
        assertThat(trends.recent()).containsExactly(new float[] {2, (float) Math.pow(0.5, 60 / 7.0), 0}, within(1e-6f));
    }

    @Test
    void severalLinesOfOneUserProductAndDayCountOnceAtTheFirst() {
        List<Line> lines = List.of(
                TestOrders.line(0, 0, 0.9),
                TestOrders.line(0, 1, 0.8),
                TestOrders.line(0, 0, 0.1),
                TestOrders.line(1, 0, 0.1));

        float recent = trained(TestHistories.of(2, lines), 2).recent()[0];

        assertThat(recent).isEqualTo((float) (Math.pow(0.5, 0.9 / 7) + Math.pow(0.5, 0.1 / 7)));
    }

    @Test
    void twiceAsManyBuyersOfEverythingSayTheSame() {
        List<Line> lines = TestOrders.random(1, 300, PRODUCTS);
        List<Line> twice = new ArrayList<>(lines);
        lines.forEach(line -> twice.add(new Line(300 + line.user(), line.product(), line.at())));

        Trends one = trained(TestHistories.of(PRODUCTS, lines), PRODUCTS);
        Trends two = trained(TestHistories.of(PRODUCTS, twice), PRODUCTS);

        assertThat(two.now()).containsExactly(one.now(), within(1e-5f));
        assertThat(two.longRun()).containsExactly(one.longRun(), within(1e-5f));
    }

    @Test
    void permutingTheProductsPermutesTheTrendsAndMergedTrainersGiveWhatOneGives() {
        List<Line> lines = TestOrders.random(2, 300, PRODUCTS);
        Trends trends = trained(TestHistories.of(PRODUCTS, lines), PRODUCTS);
        int[] numbers = TestOrders.permutation(3, PRODUCTS);
        PurchaseHistory permuted = TestHistories.of(PRODUCTS, TestOrders.permuted(lines, numbers));

        Trends merged = Dense.merged(permuted, trainer(PRODUCTS), trainer(PRODUCTS));

        assertThat(merged.now()).containsExactly(Dense.permuted(trends.now(), numbers), within(1e-5f));
        assertThat(merged.lately()).containsExactly(Dense.permuted(trends.lately(), numbers), within(1e-5f));
        assertThat(merged.longRun()).containsExactly(Dense.permuted(trends.longRun(), numbers), within(1e-5f));
        assertThat(merged.recent()).containsExactly(Dense.permuted(trends.recent(), numbers), within(1e-5f));
        assertThat(merged.season()).isEqualTo(Dense.permuted(trends.season(), numbers));
    }

    @Test
    void nothingSoldIsNoTrend() {
        Trends trends = trained(TestHistories.of(2, List.of()), 2);

        assertThat(trends.now()).containsOnly(0);
        assertThat(trends.season()).containsOnly(0);
    }

    private static Trends trained(PurchaseHistory history, int products) {
        return trainer(products).train(history);
    }

    private static TrendTrainer trainer(int products) {
        return new TrendTrainer(products, TestOrders.NOW, NOW_DAYS);
    }
}

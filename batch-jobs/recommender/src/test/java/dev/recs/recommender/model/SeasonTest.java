package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.TestHistories;
import dev.recs.recommender.model.training.Dense;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everybody buys tea every day, and baubles in December. */
final class SeasonTest {

    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");
    private static final int TEA = 0;
    private static final int BAUBLE = 1;

    private final ProductIndex index = new ProductIndex(Stream.of("a tea", "b bauble", "c unsold")
            .map(id -> new Product(new ProductId(id), id, "", "", "", null, "", "", true))
            .toList());

    @Test
    void whatWasBoughtInTheseWeeksOfFormerYearsIsInSeason() {
        float[] season = season("2024-06-01T00:00:00Z", END);
        assertThat(season[BAUBLE]).isGreaterThan(1);
        assertThat(season[TEA]).isNegative();
        assertThat(season[2]).isZero();
    }

    @Test
    void outOfSeasonItIsBoughtLessThanUsual() {
        assertThat(season("2024-06-01T00:00:00Z", Instant.parse("2026-06-15T00:00:00Z"))[BAUBLE])
                .isLessThan(-0.5f);
    }

    @Test
    void lessThanAYearTellsNothing() {
        assertThat(season("2025-12-02T00:00:00Z", END)).containsOnly(0);
    }

    @Test
    void severalLinesOfOneDayCountOnce() {
        PurchaseHistory twice = history("2024-06-01T00:00:00Z", 2);
        assertThat(new Season(index.size(), END).train(twice)).isEqualTo(season("2024-06-01T00:00:00Z", END));
    }

    /**
     * Before 1 January 2026 the window of one year before is January 2025, the year around it 17 July 2024 to 17 July 2025. Ten users buy 0 in
     * the window; ten buy 1 in the year around but outside of it, the first of them before the window. n = (10, 0); both have 10 of the 20
     * purchases of the year, of which 10 lie in the window: e = (5, 5). So log((10 + 5) / (5 + 5)) and log((0 + 5) / (5 + 5)).
     */
    @Test
    void theSeasonIsThatOnPaper() {
        assertThat(seasonOf(1)).containsExactly((float) Math.log(1.5), (float) Math.log(0.5), 0);
    }

    @Test
    void threeYearsCountAndTheFourthDoesNot() {
        assertThat(seasonOf(2)).isEqualTo(seasonOf(1));
        assertThat(seasonOf(3)).isEqualTo(seasonOf(1));
        assertThat(seasonOf(4)).containsOnly(0);
    }

    @Test
    void theWindowIsOf30DaysAndItsEndIsNotInIt() {
        List<Line> lines = List.of(
                TestOrders.line(0, 0, 365),
                TestOrders.line(1, 1, 336),
                TestOrders.line(2, 2, 335),
                TestOrders.line(3, 3, 366));

        float[] season = new Season(4, TestOrders.NOW).train(TestHistories.of(4, lines));

        // Two of four purchases in the window: each product has half of one expected.
        assertThat(season)
                .containsExactly(
                        (float) Math.log(6 / 5.5), (float) Math.log(6 / 5.5), (float) Math.log(5 / 5.5), (float)
                                Math.log(5 / 5.5));
    }

    @Test
    void mergedTrainersGiveExactlyWhatOneGivesAndPermutingTheProductsPermutesIt() {
        List<Line> lines = TestOrders.random(1, 400, 20);
        float[] season = new Season(20, TestOrders.NOW).train(TestHistories.of(20, lines));
        int[] numbers = TestOrders.permutation(2, 20);
        PurchaseHistory permuted = TestHistories.of(20, TestOrders.permuted(lines, numbers));

        float[] merged = Dense.merged(permuted, new Season(20, TestOrders.NOW), new Season(20, TestOrders.NOW));

        assertThat(season).doesNotContain(0);
        assertThat(merged).isEqualTo(Dense.permuted(season, numbers));
    }

    @Test
    void trainersOfAnotherMomentAreRefused() {
        assertThatThrownBy(() -> new Season(3, END).merge(new Season(3, TestOrders.NOW)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("season of 3 products as of 2026-12-01T00:00:00Z cannot take in that of 3 as of"
                        + " 2026-01-01T00:00:00Z: expected one catalog and moment");
    }

    /** Ten purchases of 0 in the window of so many years before, ten of 1 in the year around it but before it. */
    private static float[] seasonOf(int yearsBefore) {
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < 10; user++) {
            lines.add(TestOrders.line(user, 0, 365 * yearsBefore - 2 * user));
            lines.add(TestOrders.line(user, 1, 365 * yearsBefore + 1 + 10 * user));
        }
        return new Season(3, TestOrders.NOW).train(TestHistories.of(3, lines));
    }

    private float[] season(String since, Instant asOf) {
        return new Season(index.size(), asOf).train(history(since, 1));
    }

    private PurchaseHistory history(String since, int lines) {
        return PurchaseHistory.read(
                (asOf, line) -> {
                    for (String user : List.of("u1", "u2")) {
                        for (Instant day = Instant.parse(since);
                                day.isBefore(END);
                                day = day.plus(Duration.ofDays(1))) {
                            for (int i = 0; i < lines; i++) {
                                line.accept(user, "a tea", day.plusSeconds(i));
                                if (day.toString().contains("-12-")) {
                                    line.accept(user, "b bauble", day.plusSeconds(i));
                                }
                            }
                        }
                    }
                },
                index,
                END);
    }
}

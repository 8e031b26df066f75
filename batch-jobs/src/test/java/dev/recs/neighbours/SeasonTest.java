package dev.recs.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.catalog.ProductIndex;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.orders.PurchaseHistory;
import java.time.Duration;
import java.time.Instant;
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
        assertThat(Season.of(twice, index.size(), END)).isEqualTo(season("2024-06-01T00:00:00Z", END));
    }

    private float[] season(String since, Instant asOf) {
        return Season.of(history(since, 1), index.size(), asOf);
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

package dev.recs.recommender.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SignalWeigherTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final Activity activity = new Activity(
            new UserId("u"),
            Instant.EPOCH,
            true,
            List.of(bought("a", 0), bought("b", 10), bought("c", 20)),
            List.of(),
            List.of(),
            List.of());

    @Test
    void asManyPurchasesCountAsSet() {
        assertThat(new SignalWeigher(new SignalSettings(2, 50, 50, 90)).weigh(activity, NOW))
                .extracting(Signal::subject)
                .containsExactly("a", "b");
    }

    @Test
    void afterTheHalfLifeASignalWeighsHalf() {
        List<Signal> signals = new SignalWeigher(new SignalSettings(20, 50, 50, 10)).weigh(activity, NOW);
        assertThat(signals.get(1).weight()).isCloseTo(signals.get(0).weight() / 2, within(1e-12));
        assertThat(signals.get(2).weight()).isCloseTo(signals.get(0).weight() / 4, within(1e-12));
    }

    private static PurchasedProduct bought(String product, int daysAgo) {
        Instant at = NOW.minus(Duration.ofDays(daysAgo));
        return new PurchasedProduct(new ProductId(product), 1, 1, at, at);
    }
}

package dev.recs.recommender.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class FixedPointTest {

    @Test
    void anAmountIsRoundedToTheNearestUnit() {
        assertThat(FixedPoint.of(1)).isEqualTo(1L << 32);
        assertThat(FixedPoint.of(0.4 / FixedPoint.ONE)).isZero();
        assertThat(FixedPoint.of(0.6 / FixedPoint.ONE)).isEqualTo(1);
        assertThat(FixedPoint.toDouble(FixedPoint.of(0.75))).isEqualTo(0.75);
    }

    @Test
    void whatPassesTheLargestSumIsRefused() {
        long most = Long.MAX_VALUE - FixedPoint.of(1);

        assertThat(FixedPoint.sum(most, FixedPoint.of(1))).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> FixedPoint.sum(most, FixedPoint.of(1) + 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("a sum of purchases passes 2^31")
                .hasMessageEndingWith("expected fewer of one pair of products");
    }
}

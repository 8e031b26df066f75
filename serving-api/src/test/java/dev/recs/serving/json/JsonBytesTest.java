package dev.recs.serving.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JsonBytesTest {

    @Test
    void numbersHaveFourDigitsAndNoZerosAtTheEnd() {
        assertThat(written(0)).isEqualTo("0");
        assertThat(written(1)).isEqualTo("1");
        assertThat(written(0.5)).isEqualTo("0.5");
        assertThat(written(0.0001)).isEqualTo("0.0001");
        assertThat(written(0.00004)).isEqualTo("0");
        assertThat(written(-0.0203)).isEqualTo("-0.0203");
        assertThat(written(12345.678)).isEqualTo("12345.678");
        assertThat(written(0.99999)).isEqualTo("1");
        assertThat(written(Double.NaN)).isEqualTo("0");
    }

    @Test
    void aNumberOfAnySizeIsJson() {
        for (double number : new double[] {1e300, -1e300, Double.NEGATIVE_INFINITY, -Double.MIN_VALUE}) {
            assertThat(new BigDecimal(written(number)).signum()).isIn((int) Math.signum(number), 0);
        }
        assertThat(written(-1e300)).isEqualTo("-922337203685477.5807");
    }

    @Test
    void everyNumberReadsAsItWouldBeRounded() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            double number = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12) - 4);
            BigDecimal expected = BigDecimal.valueOf(Math.round(number * 1e4)).scaleByPowerOfTen(-4);
            assertThat(new BigDecimal(written(number)).setScale(4, RoundingMode.UNNECESSARY))
                    .isEqualByComparingTo(expected);
        }
    }

    @Test
    void growsBeyondItsExpectedSize() {
        JsonBytes bytes = new JsonBytes(1);
        for (int i = 0; i < 100; i++) {
            bytes.add(Rendered.of("ü"));
            bytes.add(',');
        }
        assertThat(bytes.size()).isEqualTo(300);
        assertThat(bytes).hasToString("ü,".repeat(100));
    }

    private static String written(double number) {
        JsonBytes bytes = new JsonBytes(0);
        bytes.add(number);
        return bytes.toString();
    }
}

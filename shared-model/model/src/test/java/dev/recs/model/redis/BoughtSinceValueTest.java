package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.golden.Golden;
import dev.recs.model.ProductId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class BoughtSinceValueTest {

    @Test
    void theGoldenFileIsReadWithEachProductOnce() {
        String text = new String(Golden.bytes("redis/bought-since.txt"), StandardCharsets.UTF_8);
        assertThat(BoughtSinceValue.parse(text))
                .containsExactly(new ProductId("71053"), new ProductId("85123A"), new ProductId("茶 1"));
    }

    @Test
    void anEmptyTextHoldsNothing() {
        assertThat(BoughtSinceValue.parse("")).isEmpty();
    }
}

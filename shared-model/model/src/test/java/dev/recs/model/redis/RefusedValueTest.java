package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.refusal.Refusal;
import dev.recs.model.refusal.RefusalKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RefusedValueTest {

    private static final Refusal PRODUCT = new Refusal(RefusalKind.PRODUCT, "a b", Instant.ofEpochMilli(5));
    private static final Refusal CATEGORY =
            new Refusal(RefusalKind.LESS_OF_CATEGORY, "Home & Garden", Instant.ofEpochMilli(6));

    @Test
    void aLineIsOfTheDocumentedForm() {
        assertThat(RefusedValue.added(PRODUCT)).isEqualTo("+ 5 product a b\n");
        assertThat(RefusedValue.removed(CATEGORY)).isEqualTo("- 6 less-of-category Home & Garden\n");
    }

    @Test
    void ofTwoLinesOfOneRefusalTheLaterCounts() {
        Refusal again = new Refusal(RefusalKind.PRODUCT, "a b", Instant.ofEpochMilli(9));
        String added = RefusedValue.added(PRODUCT) + RefusedValue.added(CATEGORY) + RefusedValue.added(again);
        assertThat(RefusedValue.parse(added)).containsExactly(CATEGORY, again);
        assertThat(RefusedValue.parse(added + RefusedValue.removed(PRODUCT))).containsExactly(CATEGORY);
        assertThat(RefusedValue.parse(added + RefusedValue.removed(PRODUCT) + RefusedValue.added(PRODUCT)))
                .containsExactly(CATEGORY, PRODUCT);
    }

    @Test
    void sizeIsThatOfTheLinesInBytes() {
        Refusal wide = new Refusal(RefusalKind.CATEGORY, "\u00e4", Instant.ofEpochMilli(7));
        assertThat(RefusedValue.size(List.of(PRODUCT, wide)))
                .isEqualTo("+ 5 product a b\n".length() + "+ 7 category ae\n".length());
    }

    @Test
    void whatIsOfNoKnownFormIsLeftOut() {
        assertThat(RefusedValue.parse("+ 5 mood blue\nnonsense\n\n+ x product p\n" + RefusedValue.added(CATEGORY)))
                .containsExactly(new Refusal(RefusalKind.PRODUCT, "p", Instant.EPOCH), CATEGORY);
        assertThat(RefusedValue.parse("")).isEmpty();
    }
}

package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.golden.Golden;
import dev.recs.model.ProductId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Elements of the lists that events are recorded in. */
final class RecentValuesTest {

    private static final Instant AT = Instant.ofEpochMilli(1_764_000_000_123L);
    private static final RecentSearch SEARCH = new RecentSearch("kerze \"rot\" 🕯", AT);
    private static final RecentView VIEW = new RecentView(new ProductId("85123A"), AT);
    private static final ImpressionValue SHOWN = new ImpressionValue(new ProductId("85123A"), AT, false);

    @Test
    void aSearchIsTheTextOfItsGoldenFileAndReadBack() {
        Golden.assertText("redis/search.json", SearchValue.toJson(SEARCH));
        assertThat(SearchValue.parse(Golden.text("redis/search.json"))).isEqualTo(SEARCH);
    }

    @Test
    void aViewIsTheTextOfItsGoldenFileAndReadBack() {
        Golden.assertText("redis/view.json", ViewValue.toJson(VIEW));
        assertThat(ViewValue.parse(Golden.text("redis/view.json"))).isEqualTo(VIEW);
    }

    @Test
    void anImpressionAndAClickAreTheTextsOfTheirGoldenFilesAndReadBack() {
        ImpressionValue clicked = new ImpressionValue(SHOWN.productId(), AT, true);
        Golden.assertText("redis/impression.json", SHOWN.toJson());
        Golden.assertText("redis/click.json", clicked.toJson());
        assertThat(ImpressionValue.parse(Golden.text("redis/impression.json"))).isEqualTo(SHOWN);
        assertThat(ImpressionValue.parse(Golden.text("redis/click.json"))).isEqualTo(clicked);
    }

    @Test
    void anotherFormIsRefusedWithoutItsContent() {
        assertThatThrownBy(() -> SearchValue.parse("{\"query\":\"secret\"}"))
                .isInstanceOf(BadInput.class)
                .hasMessage("search in Redis is not of our form (18 characters)");
        assertThatThrownBy(() -> ViewValue.parse("{}"))
                .isInstanceOf(BadInput.class)
                .hasMessage("view in Redis is not of our form (2 characters)");
        assertThatThrownBy(() -> ImpressionValue.parse("[]"))
                .isInstanceOf(BadInput.class)
                .hasMessage("impression in Redis is not of our form (2 characters)");
    }
}

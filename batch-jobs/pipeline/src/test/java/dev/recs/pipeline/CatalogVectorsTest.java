package dev.recs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.pipeline.CatalogVectors.Found;
import dev.recs.pipeline.embedding.TextVectorSource;
import dev.recs.pipeline.embedding.TextVectors;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CatalogVectorsTest {

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 2, 1);
    private static final Embedding TEA = Embedding.unit(SPACE, new float[] {1, 0});
    private static final Embedding NONE = Embedding.missing(SPACE);

    @Test
    void aRefusedTextATextThatIsAwaitedAndNoTextCostNobodyElseTheirVector() {
        TextVectors vectors = new TextVectors(
                Map.of("tea", TEA),
                Map.of("novel", "too long"),
                Set.of("lamp"),
                Optional.of(new DependencyDown("embedding provider", "away", new IllegalStateException())));
        Found found = catalog(vectors)
                .embed(List.of(product("1", "novel"), product("2", "tea"), product("3", "lamp"), product("4", "")));
        assertThat(found.embeddings()).containsExactly(NONE, TEA, NONE, NONE);
        assertThat(found.missing()).isEqualTo(3);
        assertThat(found.awaited()).isEqualTo(1);
    }

    @Test
    void aWrongSettingStopsAtOnceOnlyIfNothingIsKnown() {
        Misconfigured wrong = new Misconfigured("the key is wrong");
        TextVectors nothing = new TextVectors(Map.of(), Map.of(), Set.of("tea"), Optional.of(wrong));
        assertThatThrownBy(() -> catalog(nothing).ofCatalog(List.of(product("1", "tea"))))
                .isSameAs(wrong);
        assertThat(catalog(nothing).embed(List.of(product("1", "tea"))).embeddings())
                .as("of a few new products it stops nobody")
                .containsExactly(NONE);
        TextVectors some = new TextVectors(Map.of("cup", TEA), Map.of(), Set.of("tea"), Optional.of(wrong));
        assertThat(catalog(some)
                        .ofCatalog(List.of(product("1", "tea"), product("2", "cup")))
                        .embeddings())
                .containsExactly(NONE, TEA);
    }

    @Test
    void aProviderThatIsAwayStopsNotEvenTheFirstRun() {
        TextVectors nothing = new TextVectors(
                Map.of(),
                Map.of(),
                Set.of("tea"),
                Optional.of(new DependencyDown("embedding provider", "away", new IllegalStateException())));
        assertThat(catalog(nothing).ofCatalog(List.of(product("1", "tea"))).embeddings())
                .containsExactly(NONE);
    }

    private static CatalogVectors catalog(TextVectors vectors) {
        return new CatalogVectors(new TextVectorSource() {
            @Override
            public EmbeddingSpace space() {
                return SPACE;
            }

            @Override
            public TextVectors find(Collection<String> texts) {
                return vectors;
            }
        });
    }

    private static Product product(String id, String name) {
        return new Product(new ProductId(id), name, "", "", "", BigDecimal.ONE, "EUR", "", true);
    }
}

package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.Embedding;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.failure.Misconfigured;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogModelCodecTest {

    private final CatalogModel model = SmallCatalog.model(300, 1);

    @Test
    void whatIsReadIsWrittenAsTheSameBytes() {
        byte[] bytes = CatalogModelCodec.write(model);

        assertThat(CatalogModelCodec.write(CatalogModelCodec.read(bytes))).isEqualTo(bytes);
    }

    @Test
    void variantGroupsAndWhatIsNotRecommendableSurvive() {
        Product small = new Product(new ProductId("s"), "Shirt - S", "", "", "", null, "", "", true, "shirt", true);
        CatalogModel extended = SmallCatalog.model(0, 1)
                .with(
                        List.of(small, small.notRecommendable()),
                        List.of(Embedding.missing(SmallCatalog.SPACE), Embedding.missing(SmallCatalog.SPACE)));

        assertThat(CatalogModelCodec.read(CatalogModelCodec.write(extended))
                        .index()
                        .products())
                .containsExactly(small, small.notRecommendable());
    }

    @Test
    void anEmptyCatalogSurvives() {
        byte[] bytes = CatalogModelCodec.write(SmallCatalog.model(0, 1));

        assertThat(CatalogModelCodec.read(bytes).index().size()).isZero();
    }

    @Test
    void anotherFormatIsRefusedWithTheCommandThatRepairsIt() {
        byte[] bytes = CatalogModelCodec.write(model);
        bytes[3] = 99;

        assertThatThrownBy(() -> CatalogModelCodec.read(bytes))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("has format 99")
                .hasMessageContaining("run 'recs refresh'");
    }
}

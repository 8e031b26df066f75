package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import org.junit.jupiter.api.Test;

class CatalogModelCodecTest {

    private final CatalogModel model = SmallCatalog.model(300, 1);

    @Test
    void whatIsReadIsWrittenAsTheSameBytes() {
        byte[] bytes = CatalogModelCodec.write(model);

        assertThat(CatalogModelCodec.write(CatalogModelCodec.read(bytes))).isEqualTo(bytes);
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

package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.Embedding;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.failure.Misconfigured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
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
    void bytesThatEndTooEarlyOrTooLateAreRefusedWhereverTheyAreCut() {
        byte[] bytes = CatalogModelCodec.write(SmallCatalog.model(3, 1));
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> CatalogModelCodec.read(cut))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessage(
                            "stored catalog model ends before it is complete; run 'recs refresh' to train it again");
        }
        assertThatThrownBy(() -> CatalogModelCodec.read(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("is longer than expected");
    }

    /** Written before models were streams; a change of the format has another number, and another file. */
    @Test
    void theBytesOfFormatNineAreReadAndWrittenAsTheyWere() throws IOException {
        try (InputStream golden = CatalogModelCodecTest.class.getResourceAsStream("catalog-model-9.bin")) {
            byte[] bytes = golden.readAllBytes();
            CatalogModel read = CatalogModelCodec.read(bytes);

            assertThat(read.index().size()).isEqualTo(12);
            assertThat(CatalogModelCodec.write(read)).isEqualTo(bytes);
        }
    }

    /** As a socket does, a few bytes at a time. */
    @Test
    void aStreamOfManyPiecesIsReadAsOne() {
        byte[] bytes = CatalogModelCodec.write(model);
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 13));
            }
        };

        assertThat(CatalogModelCodec.write(CatalogModelCodec.read(slow))).isEqualTo(bytes);
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

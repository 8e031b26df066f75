package dev.recs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.failure.Misconfigured;
import org.junit.jupiter.api.Test;

final class EmbeddingTest {

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("m", 2, 1);

    @Test
    void vectorsAreScaledToUnitLength() {
        assertThat(Embedding.unit(SPACE, new float[] {3, 4}).toArray()).containsExactly(0.6f, 0.8f);
    }

    @Test
    void cosineOfAThreeFourFiveTriangle() {
        double cosine = Embedding.unit(SPACE, new float[] {3, 4}).cosine(Embedding.unit(SPACE, new float[] {1, 0}));
        assertThat(cosine).isEqualTo(0.6, within(1e-6));
    }

    @Test
    void wrongLengthsZeroAndNanAreRefused() {
        assertThatThrownBy(() -> Embedding.unit(SPACE, new float[3]))
                .hasMessage("vector has 3 dimensions: expected 2, as in m/2/1");
        assertThatThrownBy(() -> Embedding.unit(SPACE, new float[2]))
                .hasMessageContaining("length 0.0: expected finite numbers");
        assertThatThrownBy(() -> Embedding.unit(SPACE, new float[] {Float.NaN, 1}))
                .hasMessageContaining("length NaN");
        assertThatThrownBy(() -> Embedding.stored(SPACE, new float[] {2, 0}))
                .hasMessageContaining("has length 2.0: expected 1");
    }

    @Test
    void vectorsOfTwoSpacesNeverMeet() {
        Embedding one = Embedding.unit(SPACE, new float[] {1, 0});
        Embedding two = Embedding.unit(new EmbeddingSpace("m", 2, 2), new float[] {1, 0});
        assertThatThrownBy(() -> one.cosine(two))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("m/2/1")
                .hasMessageContaining("m/2/2")
                .hasMessageContaining("recs refresh --all");
    }

    @Test
    void aSpaceSurvivesItsText() {
        EmbeddingSpace space = new EmbeddingSpace("org/model", 384, 3);
        assertThat(EmbeddingSpace.parse(space.toString())).isEqualTo(space);
        assertThatThrownBy(() -> EmbeddingSpace.parse("x"))
                .hasMessage("embedding space 'x': expected model/dimensions/version");
    }

    @Test
    void aMissingVectorIsAllZerosAndLikeNothing() {
        EmbeddingSpace space = new EmbeddingSpace("missing", 2, 1);
        Embedding known = Embedding.unit(space, new float[] {3, 4});
        Embedding missing = Embedding.missing(space);
        assertThat(missing.isMissing()).isTrue();
        assertThat(known.isMissing()).isFalse();
        assertThat(missing.toArray()).containsExactly(0, 0);
        assertThat(known.cosine(missing)).isZero();
    }
}

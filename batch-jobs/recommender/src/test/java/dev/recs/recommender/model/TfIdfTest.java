package dev.recs.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TfIdfTest {

    @Test
    void aTextIsLikeItselfWhateverItsCapitalsAndSigns() {
        assertThat(similarities(0, "Red Mug", "red, mug!", "blue plate"))
                .containsExactly(new double[] {1, 1, 0}, close());
    }

    @Test
    void aRareWordSaysMoreThanACommonOne() {
        double[] similarities = similarities(0, "mug zorvex", "plate zorvex", "mug white", "mug black", "mug green");

        assertThat(similarities[1]).isGreaterThan(similarities[2]).isGreaterThan(0);
    }

    @Test
    void theCosineIsThatOfTheFormula() {
        double rare = 1 + Math.log(4.0 / 2);
        double common = 1 + Math.log(4.0 / 3);
        double cosine = common * common / (rare * rare + common * common);

        assertThat(similarities(0, "a b", "a c", "d")).containsExactly(new double[] {1, cosine, 0}, close());
    }

    @Test
    void aTextFromOutsideIsAsLikeARowAsTheSameTextAmongTheRows() {
        double[] inside = similarities(0, "red mug", "red plate", "blue mug", "fork");
        double[] outside = new double[4];
        TfIdf.fit(List.of("red mug", "red plate", "blue mug", "fork")).addSimilarities("MUG, red", outside);
        assertThat(outside).containsExactly(inside, close());
    }

    @Test
    void aWordThatNoRowHasMakesAnOutsideTextLessLikeTheOthersAndIsNotLearnt() {
        TfIdf tfIdf = TfIdf.fit(List.of("red mug", "blue plate"));
        double[] known = new double[2];
        double[] withStranger = new double[2];
        tfIdf.addSimilarities("red mug", known);
        tfIdf.addSimilarities("red mug zorvex", withStranger);
        assertThat(known).containsExactly(new double[] {1, 0}, close());
        double common = 1 + Math.log(3.0 / 2);
        double strange = 1 + Math.log(3.0);
        assertThat(withStranger[0])
                .isCloseTo(Math.sqrt(2) * common / Math.sqrt(2 * common * common + strange * strange), within(1e-6));
        double[] nothing = new double[2];
        tfIdf.addSimilarities("zorvex", nothing);
        assertThat(nothing).containsExactly(0, 0);
    }

    @Test
    void textsWithoutWordsAreLikeNothing() {
        assertThat(similarities(0, "", "- !", "mug")).containsExactly(0, 0, 0);
    }

    @Test
    void lettersOfAllAlphabetsAreWords() {
        assertThat(similarities(0, "чашка 𝒜", "Чашка 𝒜", "тарелка")).containsExactly(new double[] {1, 1, 0}, close());
    }

    @Test
    void scriptsWithoutSpacesCountByPairsOfCharacters() {
        double[] similarities = similarities(0, "红色咖啡杯 large", "蓝色咖啡杯", "红茶", "large");

        assertThat(similarities[1]).isGreaterThan(0.2);
        assertThat(similarities[2]).isZero();
        assertThat(similarities[3]).isGreaterThan(0);
        assertThat(similarities(0, "コーヒー", "コーヒーカップ")[1]).isGreaterThan(0.5);
    }

    @Test
    void marksBelongToTheirLetters() {
        assertThat(similarities(0, "किताब", "किनारा")[1]).isZero();
    }

    private static double[] similarities(int row, String... texts) {
        double[] sums = new double[texts.length];
        TfIdf.fit(List.of(texts)).addSimilarities(row, sums);
        return sums;
    }

    private static org.assertj.core.data.Offset<Double> close() {
        return within(1e-6);
    }

    @Test
    void theCosineOfTwoRowsIsThatOfOneWithAll() {
        List<String> texts = List.of("red tea pot", "tea", "blue tea pot tea", "lamp", "");
        TfIdf words = TfIdf.fit(texts);
        for (int row = 0; row < texts.size(); row++) {
            double[] all = new double[texts.size()];
            words.addSimilarities(row, all);
            for (int other = 0; other < all.length; other++) {
                assertThat((double) words.rows().cosine(row, other)).isCloseTo(all[other], within(1e-6));
            }
        }
    }

    /** "pot" is in two rows, "tea" in three. */
    @Test
    void theRarestWordsAreTakenWhileTheirRowsAreNoMoreThanAllowed() {
        TfIdf words = TfIdf.fit(List.of("tea pot", "pot", "tea cosy", "tea"));
        double[] all = new double[4];
        words.addSimilarities(0, all);

        SparseVector rarest = new SparseVector(4);
        words.addRarest(0, 4, rarest);
        assertThat(rarest.largest(9)).containsExactly(1, 0);

        rarest.clear();
        words.addRarest(0, 5, rarest);
        for (int row = 0; row < all.length; row++) {
            assertThat(rarest.get(row)).isCloseTo(all[row], within(1e-9));
        }

        rarest.clear();
        words.addRarest(0, 1, rarest);
        assertThat(rarest.count()).isZero();
    }
}

package dev.recs.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.model.Neighbours;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SearchWordsTest {

    private static final ProductIndex INDEX =
            new ProductIndex(Stream.of("red mug", "red plate", "blue mug", "blue plate")
                    .map(name -> new Product(new ProductId(name), name, "", "", "", BigDecimal.ONE, "EUR", "", true))
                    .toList());

    private final SearchWords searchWords = new SearchWords(INDEX);

    @Test
    void theProductWhoseNameIsTheSearchComesFirstThenThoseThatShareAWord() {
        Neighbours found = searchWords.matching("Red mug");
        assertThat(ids(found)).containsExactly(0, 1, 2);
        assertThat(found.weight(0, 0)).isCloseTo(1.0, within(1e-6));
        assertThat(found.weight(0, 1)).isEqualTo(found.weight(0, 2)).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void aSearchWithoutAKnownWordFitsNothing() {
        assertThat(searchWords.matching("zorvex").count(0)).isZero();
        assertThat(searchWords.matching("!?").count(0)).isZero();
    }

    @Test
    void aSearchIsMatchedByWordsOnlyWhileItHasNoVector() {
        EmbeddingSpace space = new EmbeddingSpace("test", 2, 1);
        Neighbours byVector = Neighbours.row(new int[] {3}, new float[] {0.5f});
        SearchMatches matches = new SearchMatches(ignored -> byVector, searchWords);
        assertThat(ids(matches.find("red mug", null))).containsExactly(0, 1, 2);
        Embedding vector = Embedding.unit(space, new float[] {1, 0});
        assertThat(ids(matches.find("red mug", vector))).containsExactly(3);
        matches.prepare(Map.of("blue plate", vector));
        assertThat(ids(matches.find("blue plate", vector))).containsExactly(3);
    }

    private static List<Integer> ids(Neighbours row) {
        return IntStream.range(0, row.count(0))
                .map(rank -> row.id(0, rank))
                .boxed()
                .toList();
    }
}

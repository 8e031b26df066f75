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
    void aMistypedWordIsTheNearestKnownOne() {
        assertThat(ids(searchWords.matching("blue pltae"))).startsWith(3);
        assertThat(ids(searchWords.matching("platte red"))).startsWith(1);
        assertThat(searchWords.matching("pltxe").count(0))
                .as("two letters of a short word")
                .isZero();
        assertThat(searchWords.matching("muk").count(0)).as("too short to tell").isZero();
    }

    @Test
    void brandAndCategoryAreWordsToo() {
        SearchWords branded = new SearchWords(new ProductIndex(List.of(
                new Product(new ProductId("1"), "Desk one", "Lamps", "Acme", "", null, "", "", true),
                new Product(new ProductId("2"), "Desk two", "Tables", "Other", "", null, "", "", true))));

        assertThat(ids(branded.matching("acme lamps"))).containsExactly(0);
    }

    @Test
    void wordsAndVectorsAreWeighedTogether() {
        EmbeddingSpace space = new EmbeddingSpace("test", 2, 1);
        Neighbours byVector = Neighbours.row(new int[] {3, 1}, new float[] {0.5f, 0.4f});
        SearchMatches matches = new SearchMatches(ignored -> byVector, searchWords);
        Embedding vector = Embedding.unit(space, new float[] {1, 0});

        assertThat(ids(matches.find("red mug", null))).as("no vector").containsExactly(0, 1, 2);
        Neighbours found = matches.find("red mug", vector);
        assertThat(ids(found)).containsExactly(1, 0, 3, 2);
        assertThat(found.weight(0, 0)).isCloseTo(0.65 * 0.4 + 0.35 * 0.5, within(1e-6));
        assertThat(found.weight(0, 1)).as("by words alone").isCloseTo(0.35, within(1e-6));
        assertThat(found.weight(0, 2)).as("by its vector alone").isCloseTo(0.65 * 0.5, within(1e-6));
    }

    @Test
    void aSearchIsMatchedTheSameAloneAndPrepared() {
        EmbeddingSpace space = new EmbeddingSpace("test", 2, 1);
        Embedding vector = Embedding.unit(space, new float[] {1, 0});
        Neighbours byVector = Neighbours.row(new int[] {3, 0}, new float[] {0.5f, 0.1f});
        SearchMatches prepared = new SearchMatches(ignored -> byVector, searchWords);
        prepared.prepare(Map.of("blue mug", vector));

        assertThat(ids(prepared.find("blue mug", vector)))
                .isEqualTo(ids(new SearchMatches(ignored -> byVector, searchWords).find("blue mug", vector)));
    }

    private static List<Integer> ids(Neighbours row) {
        return IntStream.range(0, row.count(0))
                .map(rank -> row.id(0, rank))
                .boxed()
                .toList();
    }
}

package dev.recs.recommender.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VariantsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Logo T-Shirt - Black / XS;logo t-shirt",
                "Logo T-Shirt - White;logo t-shirt",
                "Hoodie / XL;hoodie",
                "Hoodie (M);hoodie",
                "Hoodie [dark blue, L];hoodie",
                "Soap, 250ml;soap",
                "Soap, pack of 6;soap",
                "Sneaker - 42.5;sneaker",
                "Kissen - hellblau, 40x40cm;kissen"
            })
    void aSuffixOfSizesColoursAndCountsIsLeftOut(String name, String base) {
        assertThat(Variants.base(name)).isEqualTo(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET OF 6 SPICE TINS, PANTRY DESIGN",
                "King Kong (1933)",
                "T-Shirt",
                "Lamp - Tripod",
                "Naruto - Vol. 12",
                "Red wine glass"
            })
    void whatTellsMoreStaysAsItIs(String name) {
        assertThat(Variants.base(name)).isEqualTo(name.toLowerCase(Locale.ROOT));
    }

    @Test
    void theGroupOfTheStoreGoesBeforeTheName() {
        Variants variants = Variants.find(new ProductIndex(List.of(
                product("a", "Shirt - S", "1"),
                product("b", "Shirt - M", "2"),
                product("c", "Blouse", "1"),
                product("d", "Hoodie - M", ""),
                product("e", "Hoodie", ""))));

        assertThat(variants.groupOf(0)).isEqualTo(variants.groupOf(2)).isNotEqualTo(variants.groupOf(1));
        assertThat(variants.of(3)).containsExactly(3, 4);
        assertThat(variants.of(1)).containsExactly(1);
        assertThat(variants.distinct(new int[] {4, 2, 3, 0, 1})).containsExactly(4, 2, 1);
    }

    @Test
    void namesThatHalfOfTheCatalogSharesAreNoNames() {
        Variants variants = Variants.find(new ProductIndex(IntStream.range(0, 20)
                .mapToObj(i -> product("p" + i, i < 12 ? "article" : "cup " + i, ""))
                .toList()));

        assertThat(IntStream.range(0, 20).map(variants::groupOf)).doesNotHaveDuplicates();
    }

    @Test
    void fourProductsOfOneNameAreOne() {
        Variants variants = Variants.find(new ProductIndex(Stream.concat(
                        IntStream.range(0, 4).mapToObj(i -> product("d" + i, "Scented candle vanilla", "")),
                        IntStream.range(0, 8).mapToObj(i -> product("p" + i, "cup no. " + i, "")))
                .toList()));

        assertThat(variants.of(2)).containsExactly(0, 1, 2, 3);
    }

    private static Product product(String id, String name, String group) {
        return new Product(new ProductId(id), name, "", "", "", null, "", "", true, group, true);
    }
}

package dev.recs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.imports.load.StoreFiles;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.variants.Families;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The families of the sample store's 3,659 names, held against things and designs that were listed by hand. */
final class SampleFamiliesTest {

    @TempDir
    private Path folder;

    private ProductIndex index;
    private Families families;

    @BeforeEach
    void find() throws IOException {
        Path file = folder.resolve("products.csv");
        try (InputStream products = SampleStore.class.getResourceAsStream("/sample-store/products.csv")) {
            Files.copy(products, file);
        }
        List<Product> products = new ArrayList<>();
        new StoreFiles(reason -> {}).products(file, products::add);
        products.sort(Comparator.comparing(Product::productId));
        index = new ProductIndex(products);
        families = Families.find(index);
    }

    @ParameterizedTest
    @CsvSource({
        "^DOORMAT, 26",
        "TISSUES$, 17",
        "^LUNCH BAG, 14",
        "EGG CUP, 12",
        "CAKE CASES, 18",
        "CUSHION COVER$, 36",
        "LUGGAGE TAG$, 10",
        "^WALL ART, 24",
        "KEY RING$, 24",
        "WATERING CAN, 10",
        "CHOPPING BOARD, 5",
        "^NUMBER TILE, 22",
        "DRAWER KNOB, 21"
    })
    void allDesignsOfAThingAreOneFamily(String thing, int names) {
        int[] found = familiesOf(thing);

        assertThat(IntStream.of(found).distinct()).hasSize(1).doesNotContain(Families.NONE);
        assertThat(namesLike(thing)).hasSize(names);
    }

    @ParameterizedTest
    @CsvSource({"DOLLY GIRL", "I LOVE LONDON", "VINTAGE LEAF", "SPACEBOY", "KINGS CHOICE", "PINK POLKADOT"})
    void thingsOfOneDesignAreNoFamily(String design) {
        assertThat(namesLike(design)).hasSizeGreaterThan(6);
        for (int family : IntStream.of(familiesOf(design))
                .filter(one -> one != Families.NONE)
                .distinct()
                .toArray()) {
            assertThat(families.members(family)
                            .mapToObj(this::name)
                            .filter(name -> name.contains(design))
                            .distinct())
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    private List<String> namesLike(String pattern) {
        return IntStream.range(0, index.size())
                .mapToObj(this::name)
                .filter(Pattern.compile(pattern).asPredicate())
                .distinct()
                .toList();
    }

    private int[] familiesOf(String pattern) {
        return IntStream.range(0, index.size())
                .filter(product ->
                        Pattern.compile(pattern).matcher(name(product)).find())
                .map(families::of)
                .toArray();
    }

    private String name(int product) {
        return index.product(product).name();
    }
}

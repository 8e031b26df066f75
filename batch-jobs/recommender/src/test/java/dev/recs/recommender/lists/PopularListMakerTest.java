package dev.recs.recommender.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.catalog.PopularProduct;
import dev.recs.recommender.rules.RuleBook;
import dev.recs.recommender.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PopularListMakerTest {

    private static final SmallShop SHOP = new SmallShop();

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void withoutRulesItIsWhatWasBoughtMost() throws IOException {
        assertThat(popular("rules: []", "")).isEqualTo(SHOP.model().popular("", 20));
    }

    @Test
    void excludedProductsAreLeftOutAndOthersFollow() throws IOException {
        String best = SHOP.model().popular("", 1).getFirst().productId().value();

        assertThat(ids(popular("rules: [{action: exclude, product: %s}]".formatted(best), "")))
                .hasSize(20)
                .doesNotContain(best)
                .startsWith(SHOP.model().popular("", 2).getLast().productId().value());
    }

    @Test
    void aPinStandsInItsPlaceOverallAndInItsCategoryOnly() throws IOException {
        String rules = "rules: [{action: pin, position: 2, product: p141}]";

        assertThat(ids(popular(rules, "")).get(1)).isEqualTo("p141");
        assertThat(ids(popular(rules, "category 1")).get(1)).isEqualTo("p141");
        assertThat(ids(popular(rules, "category 2"))).doesNotContain("p141");
        assertThat(ids(popular(rules, ""))).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void whatIsBoostedEnoughComesFirst() throws IOException {
        assertThat(popular("rules: [{action: boost, factor: 100, brand: brand 2}]", "").stream()
                        .limit(5))
                .allMatch(product -> SHOP.model()
                        .index()
                        .product(SHOP.model()
                                .index()
                                .numberOf(product.productId().value()))
                        .brand()
                        .equals("brand 2"));
    }

    private List<PopularProduct> popular(String text, String category) throws IOException {
        RuleBook rules = RuleFile.read(Files.writeString(folder.resolve("rules.yml"), text));
        return new PopularListMaker(
                        SHOP.model(), rules.at(SmallShop.NOW, SHOP.model().index()))
                .popular(category, 20);
    }

    private static List<String> ids(List<PopularProduct> products) {
        return products.stream().map(product -> product.productId().value()).toList();
    }
}

package dev.recs.recommender.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Families and likeness of names as a shop of gifts writes them. */
final class FamiliesTest {

    private static final List<String> TISSUES = List.of(
            "PACK OF 12 PINK PAISLEY TISSUES",
            "PACK OF 12 SUKI TISSUES",
            "PACK OF 12 LONDON TISSUES",
            "PACK OF 20 RED RETROSPOT TISSUES",
            "PACK OF 12 WOODLAND ANIMAL TISSUES");

    private static final List<String> BAGS = List.of(
            "JUMBO BAG PINK POLKADOT",
            "JUMBO BAG RED RETROSPOT",
            "JUMBO BAG SUKI",
            "JUMBO BAG WOODLAND ANIMALS",
            "JUMBO STORAGE BAG SUKI");

    private static final List<String> LUNCH =
            List.of("LUNCH BAG SUKI", "LUNCH BAG RED RETROSPOT", "LUNCH BAG PINK POLKADOT", "LUNCH BAG WOODLAND");

    private static final List<String> CUPS =
            List.of("TEA CUP SUKI", "TEA CUP RED RETROSPOT", "TEA CUP PINK POLKADOT", "TEA CUP WOODLAND");

    private static final List<String> MATS =
            List.of("DOORMAT SUKI", "DOORMAT RED RETROSPOT", "DOORMAT POLKADOT", "DOORMAT WOODLAND");

    private static final List<String> HEARTS = List.of(
            "HEART OF WICKER SMALL", "HEART OF WICKER LARGE", "HEART OF WICKER MEDIUM", "HEART OF WICKER WHITE");

    private static final List<String> CASES = List.of(
            "PACK OF 72 RETROSPOT CAKE CASES",
            "60 TEATIME FAIRY CAKE CASES",
            "SET OF 60 PANTRY DESIGN CAKE CASES",
            "60 CAKE CASES DOLLY GIRL DESIGN");

    private static final List<String> OTHERS = IntStream.range(0, 60)
            .mapToObj(i ->
                    "thing" + (char) ('a' + i % 26) + " sort" + (char) ('a' + i / 26) + " object" + i % 7 + "x" + i)
            .toList();

    private final List<String> names = names();
    private final ProductIndex index = index(names);
    private final Families families = Families.find(index);

    @Test
    void designsOfOneThingAreAFamilyAndDifferentThingsAreNot() {
        for (List<String> family : List.of(BAGS.subList(0, 4), CASES, LUNCH, CUPS, MATS, HEARTS)) {
            assertThat(family.stream().map(this::familyOf))
                    .as(family.toString())
                    .doesNotContain(Families.NONE);
            assertThat(family.stream().map(this::familyOf).distinct())
                    .as(family.toString())
                    .hasSize(1);
        }
        assertThat(List.of(BAGS, LUNCH, CUPS, MATS, HEARTS).stream().map(family -> familyOf(family.getFirst())))
                .doesNotHaveDuplicates();
        assertThat(OTHERS.stream().map(this::familyOf)).containsOnly(Families.NONE);
    }

    @Test
    void tissuesOfAnyMotifAreOneFamily() {
        assertThat(TISSUES.stream().map(this::familyOf).distinct()).hasSize(1).doesNotContain(Families.NONE);
        assertThat(families.members(familyOf(TISSUES.getFirst()))).hasSize(TISSUES.size());
    }

    /** "hearts" and "topiary" are in no other name, so that only the place of "doormat" tells what these are. */
    @Test
    void aNounAtOneEndOfItsNamesMakesAFamilyWhateverTheDesign() {
        List<String> doormats = List.of(
                "DOORMAT HEARTS",
                "DOORMAT TOPIARY",
                "DOORMAT FANCY FONT KEEP CALM AND COME IN",
                "DOORMAT RED RETROSPOT",
                "DOORMAT FAIRY CAKE");
        List<String> parasols =
                List.of("PAPER PARASOL", "EDWARDIAN PARASOL", "GARDEN HOUSE PARASOL", "RETROSPOT CHILDRENS PARASOL");
        List<String> all = new ArrayList<>(OTHERS);
        all.addAll(doormats);
        all.addAll(parasols);
        all.addAll(List.of("SPOTTY RETROSPOT PURSE", "FAIRY CAKE CANDLE", "HERB GARDEN SPADE", "RICE PAPER CHAIN"));
        Families found = Families.find(index(all));

        assertThat(doormats.stream().map(name -> found.of(all.indexOf(name))).distinct())
                .hasSize(1)
                .doesNotContain(Families.NONE);
        assertThat(parasols.stream().map(name -> found.of(all.indexOf(name))).distinct())
                .hasSize(1)
                .doesNotContain(Families.NONE, found.of(all.indexOf(doormats.getFirst())));
    }

    @Test
    void differentThingsOfOneDesignAreNoFamily() {
        List<String> dollyGirl = List.of(
                "DOLLY GIRL LUNCH BOX",
                "DOLLY GIRL BEAKER",
                "DOLLY GIRL UMBRELLA",
                "WRAP DOLLY GIRL",
                "JIGSAW DOLLY GIRL",
                "TEA TOWEL DOLLY GIRL");
        List<String> eggCups = List.of(
                "SPACEBOY EGG CUP",
                "POLKADOT STRIPE EGG CUP",
                "SOLDIERS EGG CUP",
                "EGG CUP NATURAL CHICKEN",
                "EGG CUP MILKMAID");
        List<String> all = new ArrayList<>(OTHERS);
        all.addAll(dollyGirl);
        all.addAll(eggCups);
        all.addAll(List.of("METAL LUNCH BOX", "GLASS BEAKER", "FOLDING UMBRELLA", "CHICKEN FENCE", "MILKMAID JUG"));
        Families found = Families.find(index(all));

        assertThat(dollyGirl.stream().map(name -> found.of(all.indexOf(name)))).containsOnly(Families.NONE);
        assertThat(eggCups.stream().map(name -> found.of(all.indexOf(name))).distinct())
                .hasSize(1)
                .doesNotContain(Families.NONE);
    }

    @Test
    void whatAQuarterOfTheCatalogSharesIsNoFamily() {
        Families numbered = Families.find(
                index(IntStream.range(0, 40).mapToObj(i -> "fine product " + i).toList()));

        assertThat(IntStream.range(0, 40).map(numbered::of)).containsOnly(Families.NONE);
    }

    @Test
    void namesThatShareAMeasureOnlyAreNotAlike() {
        NameLikeness likeness = NameLikeness.of(index(List.of(
                "SET OF 3 CAKE TINS",
                "SET OF 3 PAPER LANTERNS",
                "CAKE TINS VINTAGE",
                "RED MUG",
                "RED HAT",
                "MUG STAND")));

        assertThat(likeness.areAlike(0, 1)).as("set of 3").isFalse();
        assertThat(likeness.areAlike(0, 2)).isTrue();
        assertThat(likeness.areAlike(3, 4)).as("red").isFalse();
        assertThat(likeness.areAlike(3, 5)).isTrue();
    }

    private int familyOf(String name) {
        return families.of(names.indexOf(name));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        List.of(TISSUES, BAGS, LUNCH, CUPS, MATS, HEARTS, CASES, OTHERS).forEach(names::addAll);
        return names;
    }

    private static ProductIndex index(List<String> names) {
        return new ProductIndex(IntStream.range(0, names.size())
                .mapToObj(i ->
                        new Product(new ProductId("p%03d".formatted(i)), names.get(i), "", "", "", null, "", "", true))
                .toList());
    }
}

package dev.recs.benchmarks.kinds;

import dev.recs.benchmarks.kinds.Recipe.Names;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names by number of the product: a word or two of its taste among words that any product may have. */
final class ProductNames {

    private static final int COMMON_WORDS = 200;
    private static final int WORDS_OF_TASTE = 8;
    private static final int BRANDS_OF_TASTE = 5;
    private static final int VOLUMES = 4;
    private static final String CONSONANTS = "bcdfghklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final String CYRILLIC_CONSONANTS = "бвгдзклмнпрст";
    private static final String CYRILLIC_VOWELS = "аеиоуя";
    private static final int CHINESE = 0x4E00;
    private static final int CHINESE_FOUR_BYTES = 0x20000;
    private static final int CHINESE_CHARACTERS = 3_000;

    private final Recipe recipe;

    ProductNames(Recipe recipe) {
        this.recipe = recipe;
    }

    String name(int product) {
        int taste = product % recipe.tastes();
        int rank = product / recipe.tastes();
        return switch (recipe.names()) {
            case NUMBERS -> "Product " + product;
            case TITLES ->
                "%s %s series %s volume %d, %s %s for %s"
                        .formatted(
                                ofTaste(taste, WORDS_OF_TASTE + rank / VOLUMES % BRANDS_OF_TASTE),
                                ofTaste(taste, rank % WORDS_OF_TASTE),
                                word(1_000_000 + taste * 1_000 + rank / VOLUMES),
                                rank % VOLUMES + 1,
                                common(product),
                                ofTaste(taste, product / 7 % WORDS_OF_TASTE),
                                common(product / 3));
            case ENGLISH, CYRILLIC, CHINESE ->
                String.join(
                        recipe.names() == Names.CHINESE ? "" : " ",
                        common(product),
                        ofTaste(taste, rank % WORDS_OF_TASTE),
                        common(product / 5),
                        ofTaste(taste, product / 7 % WORDS_OF_TASTE));
        };
    }

    private String common(int number) {
        return word(Math.floorMod(number * 31, COMMON_WORDS));
    }

    private String ofTaste(int taste, int number) {
        return word(COMMON_WORDS + taste * (WORDS_OF_TASTE + BRANDS_OF_TASTE) + number);
    }

    /** The same number is the same word. */
    private String word(int number) {
        RandomGenerator random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
        return switch (recipe.names()) {
            case CHINESE -> chinese(random) + chinese(random);
            case CYRILLIC -> syllables(random, CYRILLIC_CONSONANTS, CYRILLIC_VOWELS);
            case ENGLISH, TITLES, NUMBERS -> syllables(random, CONSONANTS, VOWELS);
        };
    }

    private static String chinese(RandomGenerator random) {
        int first = random.nextInt(8) == 0 ? CHINESE_FOUR_BYTES : CHINESE;
        return Character.toString(first + random.nextInt(CHINESE_CHARACTERS));
    }

    private static String syllables(RandomGenerator random, String consonants, String vowels) {
        return IntStream.range(0, random.nextInt(2, 4))
                .mapToObj(i -> "" + consonants.charAt(random.nextInt(consonants.length()))
                        + vowels.charAt(random.nextInt(vowels.length())))
                .collect(Collectors.joining());
    }
}

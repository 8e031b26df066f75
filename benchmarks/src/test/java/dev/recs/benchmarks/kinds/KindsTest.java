package dev.recs.benchmarks.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KindsTest {

    @TempDir
    private Path folder;

    /** Figures of other days were measured on these files: who changes a kind changes what they are compared with. */
    @Test
    void theFilesAreThoseThatWereMeasured() throws Exception {
        assertThat(digest(Kind.TINY)).isEqualTo("775ee5a1d6465a30c4f106b279edf6b1fce18f01d8a9216ef271333545709431");
        assertThat(digest(Kind.RATINGS)).isEqualTo("3359c93ce595130af33c0e832b48e781541ed8dd40a79af50f08dea211b3c4fa");
        assertThat(digest(Kind.CHINESE)).isEqualTo("85a28d40a3c705a7537b1929ccdcdc2b82a12520546970a188d7c7250b424aef");
    }

    @Test
    void aRatingStoreIsRatedInSittingsOfManyMoments() {
        List<KindGenerator.Order> orders = new KindGenerator(Kind.RATINGS.recipe()).orders(1);
        long close = IntStream.range(1, orders.size())
                .filter(i ->
                        Duration.between(orders.get(i - 1).at(), orders.get(i).at())
                                        .toSeconds()
                                <= 60)
                .count();

        assertThat(orders)
                .hasSizeGreaterThan(20)
                .allMatch(order -> order.products().size() == 1);
        assertThat((double) close / orders.size()).isGreaterThan(0.9);
    }

    @Test
    void inAStoreOfSequelsTheNextVolumeFollowsMoreOftenThanItComesBefore() {
        Recipe recipe = Kind.SEQUELS.recipe();
        KindGenerator generator = new KindGenerator(recipe);
        int after = 0;
        int before = 0;
        for (int user = 0; user < 500; user++) {
            List<Integer> products = generator.orders(user).stream()
                    .map(order -> order.products().getFirst())
                    .toList();
            for (int i = 1; i < products.size(); i++) {
                int step = products.get(i) - products.get(i - 1);
                after += step == recipe.tastes() ? 1 : 0;
                before += step == -recipe.tastes() ? 1 : 0;
            }
        }
        assertThat(after).isGreaterThan(5 * before).isGreaterThan(200);
    }

    @Test
    void onlyWhereThereAreFavouritesIsAnythingBoughtTwice() {
        assertThat(repeats(Kind.GROCERIES)).isGreaterThan(0.7);
        assertThat(repeats(Kind.REVIEWS)).isZero();
    }

    @Test
    void chineseNamesHaveCharactersOfFourBytes() {
        ProductNames names = new ProductNames(Kind.CHINESE.recipe());
        Set<Integer> sizes = IntStream.range(0, 100)
                .mapToObj(names::name)
                .flatMap(name -> name.codePoints().mapToObj(Character::charCount))
                .collect(Collectors.toSet());

        assertThat(sizes).containsExactlyInAnyOrder(1, 2);
    }

    /** Part of the lines of fifty users that are of a product which the same user had. */
    private static double repeats(Kind kind) {
        KindGenerator generator = new KindGenerator(kind.recipe());
        long lines = 0;
        long distinct = 0;
        for (int user = 0; user < 50; user++) {
            List<Integer> products = generator.orders(user).stream()
                    .flatMap(order -> order.products().stream())
                    .toList();
            lines += products.size();
            distinct += products.stream().distinct().count();
        }
        return 1 - (double) distinct / lines;
    }

    private String digest(Kind kind) throws IOException, NoSuchAlgorithmException {
        KindFiles.write(kind.recipe(), folder);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(Files.readAllBytes(folder.resolve("products.csv")));
        return HexFormat.of().formatHex(sha.digest(Files.readAllBytes(folder.resolve("orders.csv"))));
    }
}

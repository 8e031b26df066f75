package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.LocalStack;
import dev.recs.testing.LogRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose file of rules is edited while it runs. */
final class ChangedRulesIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aWorkerTakesTheRulesOfAnEditedFileAndKeepsThemWhenItIsBroken() throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yml"), "rules: []");
        try (Shop shop = new Shop(STACK, Map.of("recs.rules.file", file.toString()));
                LogRecording log = LogRecording.ofEverything()) {
            shop.bean(Worker.class).start();
            order(shop, 1); // what is excluded is no evidence, and without any there is no list
            order(shop, 0);
            assertThat(recommendsOfTheCategory(shop)).isTrue();

            Files.writeString(file, "rules: [{name: no tea cups, action: exclude, category: tea cup}]");
            Shop.await("a list by the new rules", SOON, () -> {
                order(shop, 4);
                return !recommendsOfTheCategory(shop);
            });

            Files.writeString(file, "rules: [{name: no tea");
            Shop.await(
                    "told of it",
                    SOON,
                    () -> log.text()
                            .lines()
                            .anyMatch(line ->
                                    line.startsWith("the rules stay as they were, because the changed file is wrong")));
            order(shop, 8);
            assertThat(recommendsOfTheCategory(shop)).isFalse();
        }
    }

    /** Customer c00 buys tea cups: products 0, 4, 8 and so on. */
    private static void order(Shop shop, int product) {
        shop.orderAtOnce("c00", Shop.product(product));
        Shop.await("order answered", SOON, shop::isQuiet);
    }

    private static boolean recommendsOfTheCategory(Shop shop) {
        return shop.list("c00").orElseThrow().items().stream()
                .anyMatch(item -> Integer.parseInt(item.productId().value().substring(1)) % 4 == 0);
    }
}

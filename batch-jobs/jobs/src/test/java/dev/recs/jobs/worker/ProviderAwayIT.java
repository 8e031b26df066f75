package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.SearchesKey;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import dev.recs.testing.openai.Misbehaviour;
import dev.recs.testing.openai.OpenAiStandIn;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker whose embedding provider hangs: orders are answered in time, their searches by words. */
@LongRunning
final class ProviderAwayIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration HANGS = Duration.ofSeconds(6);
    private static final int ORDERS = 20;

    private final OpenAiStandIn provider = OpenAiStandIn.start();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void whileTheProviderHangsNoListWaitsForItAndLaterVectorsAreThere() {
        try (Shop shop = new Shop(STACK, settings())) {
            shop.bean(Worker.class).start();
            order(shop, "c00", "the very first");
            Shop.await("warm", SOON, () -> shop.isQuiet() && lag(shop).isPresent());
            int answered = provider.answered().size();
            for (int i = 0; i < ORDERS; i++) {
                provider.misbehave(new Misbehaviour.Slow(HANGS));
            }
            Timer lag = lag(shop).orElseThrow();
            long lists = lag.count();
            for (int i = 0; i < ORDERS; i++) {
                String customer = Shop.customer(i);
                order(shop, customer, "wooden toy for child " + "abcdefghijklmnopqrst".charAt(i));
                Shop.await("list by words", SOON, () -> isByWords(shop, customer));
            }
            assertThat(provider.answered())
                    .as("no list has waited for an answer that came")
                    .hasSizeLessThan(answered + ORDERS);
            Shop.await("every list counted", SOON, () -> lag.count() - lists >= ORDERS);
            assertThat(shop.counted("recs.worker.backed.off")).isZero();
            assertThat(shop.list("c05").orElseThrow().items().stream()
                            .flatMap(item -> item.reasons().stream())
                            .anyMatch(reason -> reason.type() == ReasonType.SEARCHED))
                    .as("the search is matched by its words")
                    .isTrue();

            Shop.await("made up for", Duration.ofSeconds(90), () -> {
                shop.orderAtOnce("c00", Shop.product(12));
                Shop.await("list", SOON, shop::isQuiet);
                return !isByWords(shop, "c00");
            });
        }
    }

    private static Optional<Timer> lag(Shop shop) {
        return shop.bean(MeterRegistry.class).find("recs.event.to.list.lag").timers().stream()
                .filter(timer -> timer.count() > 0)
                .findFirst();
    }

    private static boolean isByWords(Shop shop, String customer) {
        return shop.recipe(customer).startsWith("awaits-vectors/");
    }

    private static void order(Shop shop, String customer, String search) {
        shop.redis()
                .lpush(
                        SearchesKey.of(new UserId(customer)),
                        SearchValue.toJson(new RecentSearch(search, shop.now().minusSeconds(1))));
        shop.orderAtOnce(customer, Shop.product(8));
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("recs.embedding.openai.base-url", provider.baseUrl());
        settings.put("recs.embedding.openai.api-key", OpenAiStandIn.KEY);
        settings.put("recs.embedding.openai.dimensions", 16);
        return settings;
    }
}

package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.UserId;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.serving.catalog.Catalog;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.FixtureShop;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** From what the page reports as shown, through Redis, to the next list. */
final class RotationIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String TOKEN = ApiUnderTest.service("recs:read", "recs:events");
    private static final String LIST = "/api/v1/users/c01/recommendations?limit=10&explain=true";

    @Test
    void whatIsShownOftenSinksOnTheNextRefreshAndAClickBringsItBack() {
        try (ConfigurableApplicationContext jobs = jobs();
                ApiUnderTest api = ApiUnderTest.start(STACK, Map.of("recs.serving.rate-limit.per-second", 0))) {
            new FixtureShop(jobs.getBean(JdbcTemplate.class), Instant.now()).fill(20, 12, 4);
            jobs.getBean(CatalogTraining.class).train(Instant.now());
            api.bean(Catalog.class).refresh();
            refresh(jobs);
            List<String> before = ids(api.json(LIST, TOKEN));
            String best = before.getFirst();

            post(api, impressions(best, 20, Duration.ofHours(40), Duration.ofMinutes(2)));
            refresh(jobs);
            assertThat(ids(api.json(LIST, TOKEN)))
                    .as("a page loaded twenty times")
                    .isEqualTo(before);

            post(api, impressions(best, 30, Duration.ofHours(31), Duration.ofMinutes(61)));
            refresh(jobs);
            JsonNode sunk = api.json(LIST, TOKEN);
            assertThat(ids(sunk).indexOf(best)).isPositive();
            assertThat(item(sunk, best).path("contributions").findValuesAsString("type"))
                    .contains("shown-often");

            post(api, """
                    [{"type":"click","userId":"c01","productId":"%s","source":"personalized","position":1}]""".formatted(best));
            refresh(jobs);
            assertThat(ids(api.json(LIST, TOKEN))).isEqualTo(before);
        }
    }

    private static ConfigurableApplicationContext jobs() {
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.mongodb.vector-format", "plain-binary");
        settings.put("recs.data-dir", "target/rotation");
        settings.put("recs.erasure.key", ApiUnderTest.ERASURE_KEY);
        ConfigurableApplicationContext jobs = RecsApplication.open(settings);
        jobs.getBean(SampleShop.class).install();
        return jobs;
    }

    /** The moment of a list must be later than that of the list before it. */
    private static void refresh(ConfigurableApplicationContext jobs) {
        Instant asOf = Instant.now().plusMillis(5);
        assertThat(jobs.getBean(CurrentPipeline.class)
                        .current()
                        .refresh(List.of(new UserId("c01")), asOf)
                        .toString())
                .isNotEmpty();
    }

    private static String impressions(String product, int times, Duration ago, Duration pause) {
        Instant first = Instant.now().minus(ago);
        return IntStream.rangeClosed(1, times)
                .mapToObj(i -> """
                        {"type":"impression","userId":"c01","productId":"%s","source":"personalized","position":1,
                         "at":"%s"}""".formatted(product, first.plus(pause.multipliedBy(i))))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void post(ApiUnderTest api, String events) {
        assertThat(api.send("POST", "/api/v1/events", TOKEN, events).statusCode())
                .isEqualTo(202);
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.path("items").forEach(item -> ids.add(item.path("productId").asString()));
        return ids;
    }

    private static JsonNode item(JsonNode list, String product) {
        for (JsonNode item : list.path("items")) {
            if (item.path("productId").asString().equals(product)) {
                return item;
            }
        }
        throw new AssertionError(product + " is not on the list");
    }
}

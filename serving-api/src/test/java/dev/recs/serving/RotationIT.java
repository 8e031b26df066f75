package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.model.UserId;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.serving.catalog.Catalog;
import dev.recs.testing.LocalStack;
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
            fill(jobs.getBean(JdbcTemplate.class));
            jobs.getBean(CatalogTraining.class).train(Instant.now());
            api.bean(Catalog.class).refresh();
            refresh(jobs);
            List<String> before = ids(api.json(LIST, TOKEN));
            String best = before.getFirst();

            post(api, impressions(best, 30));
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
        return RecsApplication.open(settings);
    }

    private static void fill(JdbcTemplate mysql) {
        for (int i = 0; i < 20; i++) {
            mysql.update(
                    "INSERT INTO products VALUES (?, ?, ?, '', '', 2, 'GBP', '', TRUE, NOW(3))",
                    "P%02d".formatted(i),
                    (i % 2 == 0 ? "tea cup no. " : "desk lamp no. ") + i,
                    i % 2 == 0 ? "tea" : "lamps");
        }
        for (int i = 0; i < 12; i++) {
            String customer = "c%02d".formatted(i);
            mysql.update("INSERT INTO customers VALUES (?, NOW(3) - INTERVAL 400 DAY)", customer);
            for (int j = 0; j < 4; j++) {
                String order = customer + "-" + j;
                mysql.update("INSERT INTO orders VALUES (?, ?, NOW(3) - INTERVAL ? DAY)", order, customer, 3 + i + j);
                mysql.update(
                        "INSERT INTO order_lines VALUES (?, ?, 1, 2)",
                        order,
                        "P%02d".formatted((i % 2 + 2 * (i + j)) % 20));
            }
        }
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

    private static String impressions(String product, int times) {
        return IntStream.rangeClosed(1, times)
                .mapToObj(i -> """
                        {"type":"impression","userId":"c01","productId":"%s","source":"personalized","position":1}""".formatted(product))
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

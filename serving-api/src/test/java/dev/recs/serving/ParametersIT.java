package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.pipeline.ModelPublisher;
import dev.recs.serving.catalog.Popular;
import dev.recs.testing.FixtureShop;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What lists are ranked by, from the settings of the jobs to what the API says. */
final class ParametersIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String PATH = "/api/v1/parameters";

    private static ApiUnderTest api;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of());
        FixtureShop shop = new FixtureShop(api.jdbc(), Instant.now());
        shop.fill(FixtureShop.TEA_AND_LAMPS, 20);
        shop.sell(new FixtureShop.Sales(6, 4, (i, j) -> (i * 3 + j * 7) % 20, (i, j) -> 3 + i + j));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void theTextWasOfThisProcessAndNotOfTheJobsThatMadeTheLists() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yml"), """
                rules:
                  - {name: tea first, action: pin, position: 1, product: P18}
                  - {name: later, action: exclude, category: tea, from: 2099-01-01}
                """);
        run(Map.of());
        JsonNode before = told("");
        assertThat(text(before, "signal-half-life-days")).contains("90 days");
        assertThat(text(before, "exclude-purchased")).contains("left out");
        assertThat(text(before, "rules-pin")).contains("0 give a product a fixed place");
        assertThat(statement(before, "weight-co-purchase").path("value").isNumber())
                .isTrue();

        run(Map.of(
                "recs.signal.half-life-days",
                30,
                "recs.ranking.exclude-purchased",
                false,
                "recs.ranking.weights.replenishment.trend",
                7.25,
                "recs.ranking.diversity.strength",
                0,
                "recs.rules.file",
                rules.toString()));
        JsonNode after = told("?lang=de");
        assertThat(after.path("language").asString()).isEqualTo("de");
        assertThat(text(after, "signal-half-life-days")).contains("30 Tage");
        assertThat(text(after, "exclude-purchased")).contains("können wieder vorkommen");
        assertThat(text(after, "weight-trend")).endsWith("Gewicht: 7,25.");
        assertThat(text(after, "configured-weights")).endsWith("1.");
        assertThat(text(after, "rules-pin"))
                .contains("1 geben einem Produkt einen festen Platz")
                .contains("0 lassen");
        assertThat(statement(after, "diversity").isMissingNode()).isTrue();
        assertThat(after.path("asOf").asString())
                .isGreaterThan(before.path("asOf").asString());
    }

    @Test
    void itIsOpenAndCachedByLanguage() {
        run(Map.of());
        HttpResponse<String> french = get("fr-CA, en;q=0.5", "");
        assertThat(french.statusCode()).isEqualTo(200);
        assertThat(french.headers().map()).containsKeys("etag", "vary").satisfies(headers -> {
            assertThat(headers.get("cache-control")).containsExactly("public, max-age=300");
            assertThat(headers.get("content-language")).containsExactly("fr");
            assertThat(headers.get("vary")).contains("Accept-Language");
        });
        assertThat(french.body()).contains("Comment les recommandations sont classées");
        String etag = french.headers().firstValue("ETag").orElseThrow();
        assertThat(get("fr", etag).statusCode()).isEqualTo(304);
        assertThat(get("de", etag).statusCode()).isEqualTo(200);
        assertThat(api.get(PATH + "?lang=it", "").body()).contains("lang is 'it': expected one of en, de, fr");
        assertThat(api.get(PATH + "?lang=de&lang=fr", "").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> get(String languages, String etag) {
        return api.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + PATH))
                .header("Accept-Language", languages)
                .header("If-None-Match", etag));
    }

    private static JsonNode told(String query) {
        return JsonMapper.shared().readTree(api.get(PATH + query, "").body());
    }

    private static JsonNode statement(JsonNode report, String name) {
        return report.path("sections")
                .valueStream()
                .flatMap(section -> section.path("statements").valueStream())
                .filter(statement -> statement.path("name").asString().equals(name))
                .findFirst()
                .orElse(JsonMapper.shared().missingNode());
    }

    private static String text(JsonNode report, String name) {
        return statement(report, name).path("text").asString();
    }

    /** The catalog part of a run with other settings. */
    private static void run(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(STACK.settings());
        all.put("recs.mongodb.vector-format", "plain-binary");
        all.put("recs.data-dir", "target/parameters");
        all.put("recs.erasure.key", ApiUnderTest.ERASURE_KEY);
        all.putAll(settings);
        try (ConfigurableApplicationContext jobs = RecsApplication.open(all)) {
            CatalogTraining training = jobs.getBean(CatalogTraining.class);
            Instant now = Instant.now();
            training.train(now);
            jobs.getBean(ModelPublisher.class).publishPopular(now);
        }
        api.bean(Popular.class).refresh();
    }
}

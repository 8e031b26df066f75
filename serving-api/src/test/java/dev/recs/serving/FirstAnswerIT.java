package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.JobsBesideApi;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a process answers that has just been started, by a page that tries until the port is open. */
final class FirstAnswerIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    @Test
    void theFirstVisitorOfANewProcessWasShownAnEmptyList() {
        try (ApiUnderTest filling = ApiUnderTest.start(STACK, Map.of())) {
            StoredSamples samples = new StoredSamples(filling);
            samples.saveProducts(3);
            samples.savePopular("", 1, 2);
        }
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.erasure.key", ApiUnderTest.ERASURE_KEY);
        settings.put("recs.serving.jwt-secret", ApiUnderTest.SECRET);
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", 0);
        settings.put("management.server.port", 0);
        settings.put(JobsBesideApi.EXCLUDE, JobsBesideApi.EXCLUDED);
        try (ServingServer server = ServingApplication.start(settings, FirstVisitor.class)) {
            JsonNode items = server.bean(FirstVisitor.class).answer.path("items");
            assertThat(items).hasSize(2);
            assertThat(items.get(0).path("name").asString()).isEqualTo("Product 1");
        }
    }

    /** Asks as soon as the port is open. */
    static final class FirstVisitor {

        private JsonNode answer = JsonMapper.shared().createObjectNode();

        @EventListener
        void ask(ServletWebServerInitializedEvent event) throws IOException {
            if (event.getApplicationContext().getServerNamespace() == null) {
                URI address = URI.create("http://127.0.0.1:%d/api/v1/popular?limit=2"
                        .formatted(event.getWebServer().getPort()));
                HttpURLConnection connection =
                        (HttpURLConnection) address.toURL().openConnection();
                connection.setRequestProperty("Authorization", "Bearer " + ApiUnderTest.service("recs:read"));
                try (InputStream body = connection.getInputStream()) {
                    answer = JsonMapper.shared().readTree(body);
                }
            }
        }
    }
}

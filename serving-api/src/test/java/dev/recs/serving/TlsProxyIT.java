package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.LocalStack;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The API behind a proxy that ends TLS: a page of the same origin writes, and only who says so is believed. */
final class TlsProxyIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String SHOP = "https://shop.example";

    @Test
    void aPageOfTheSameOriginWasRefusedBehindAProxyThatEndsTls() {
        try (ApiUnderTest api = ApiUnderTest.start(STACK, Map.of("server.forward-headers-strategy", "native"))) {
            assertThat(choose(api, SHOP, "shop.example")).isEqualTo(200);
            assertThat(choose(api, "https://elsewhere.example", "shop.example")).isEqualTo(403);
            assertThat(choose(api, "http://shop.example", "shop.example")).isEqualTo(403);
        }
    }

    @Test
    void whoIsBehindNoProxyIsNotBelieved() {
        try (ApiUnderTest api = ApiUnderTest.start(STACK, Map.of())) {
            assertThat(choose(api, SHOP, "shop.example")).isEqualTo(403);
            assertThat(choose(api, "http://127.0.0.1:" + api.port(), "shop.example"))
                    .as("its own origin")
                    .isEqualTo(200);
        }
    }

    /** What a browser sends for a page of an origin, and what a proxy adds. */
    private static int choose(ApiUnderTest api, String origin, String forwardedHost) {
        return api.send(HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:%d/api/v1/users/me/personalization".formatted(api.port())))
                        .PUT(BodyPublishers.ofString("{\"enabled\":true}"))
                        .header("Authorization", "Bearer " + ApiUnderTest.customer("u-1"))
                        .header("Content-Type", "application/json")
                        .header("Origin", origin)
                        .header("X-Forwarded-For", "203.0.113.7")
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", forwardedHost))
                .statusCode();
    }
}

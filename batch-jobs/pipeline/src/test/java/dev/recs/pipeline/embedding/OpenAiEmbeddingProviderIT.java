package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.testing.openai.Misbehaviour;
import dev.recs.testing.openai.OpenAiStandIn;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpenAiEmbeddingProviderIT {

    private final OpenAiStandIn server = OpenAiStandIn.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersOneVectorATextInBothEncodings() {
        List<String> texts = List.of("white teapot", "red lantern", "<|endoftext|> 😀");
        try (EmbeddingProvider base64 = provider(Map.of());
                EmbeddingProvider floats = provider(Map.of("encoding", "float"))) {
            ProviderResponse answer = base64.embed(texts);
            assertThat(answer.vectors()).hasSize(3).allMatch(vector -> vector.length == 1536);
            assertThat(floats.embed(texts).vectors()).usingRecursiveComparison().isEqualTo(answer.vectors());
            assertThat(answer.tokens()).isEqualTo(server.tokens() / 2).isPositive();
            assertThat(base64.space()).hasToString("text-embedding-3-small/1536/1");
        }
    }

    @Test
    void theOrderOfTheAnswerDoesNotMatter() {
        List<String> texts = List.of("white teapot", "red lantern", "blue bunting");
        try (EmbeddingProvider provider = provider(Map.of("dimensions", "16"))) {
            List<float[]> inOrder = provider.embed(texts).vectors();
            server.misbehave(new Misbehaviour.Shuffled());
            assertThat(provider.embed(texts).vectors())
                    .usingRecursiveComparison()
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void theLimitsOfTheProtocolAreKept() {
        String longText = "tea ".repeat(10_000);
        List<String> texts = IntStream.range(0, 2_100)
                .mapToObj(i -> i < 40 ? i + " " + longText : "cup " + i)
                .toList();
        try (EmbeddingProvider provider = provider(Map.of("dimensions", "4"))) {
            List<List<String>> requests = provider.requests(texts);
            assertThat(requests).extracting(List::size).containsExactly(36, 2_048, 16);
            requests.forEach(
                    request -> assertThat(provider.embed(request).vectors()).hasSize(request.size()));
            assertThat(requests.stream().flatMap(List::stream)).containsExactlyElementsOf(texts);
            assertThat(provider.requests(Collections.nCopies(2_049, "cup"))).hasSize(2);
        }
    }

    @Test
    void aRateLimitIsWaitedOutAndAServerErrorIsRepeated() {
        server.misbehave(
                new Misbehaviour.RateLimit(Duration.ofSeconds(1)),
                new Misbehaviour.ServerError(500),
                new Misbehaviour.HangUp());
        List<Duration> pauses = new ArrayList<>();
        try (EmbeddingProvider provider =
                EmbeddingProviders.create(TestSettings.openAi(server, Map.of()), pauses::add, ignored -> {})) {
            assertThat(provider.embed(List.of("tea")).vectors()).hasSize(1);
        }
        assertThat(server.requests())
                .as("the library repeats nothing by itself")
                .isEqualTo(4);
        assertThat(pauses).hasSize(3).allSatisfy(pause -> assertThat(pause).isPositive());
        assertThat(pauses.getFirst()).as("what the server asked for").isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aWaitEndsWhenTheProcessIsToldToEnd() {
        server.misbehave(new Misbehaviour.RateLimit(Duration.ofSeconds(50)));
        RetryPause told = ignored -> false;
        try (EmbeddingProvider provider =
                EmbeddingProviders.create(TestSettings.openAi(server, Map.of()), told, ignored -> {})) {
            assertThatThrownBy(() -> provider.embed(List.of("tea")))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("cancelled between two attempts at the embedding provider");
        }
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void halfASurrogatePairInASearchIsNoReasonToFail() {
        try (EmbeddingProvider provider = provider(Map.of("dimensions", "8"))) {
            assertThat(provider.embed(List.of("tea \ud800 cup", "😀")).vectors())
                    .hasSize(2);
        }
        assertThat(server.answered()).containsExactly(List.of("tea ? cup", "😀"));
    }

    @Test
    void aTextIsCutAsTheSettingSays() {
        try (EmbeddingProvider provider = provider(Map.of("tokens-per-text", "3", "dimensions", "8"))) {
            assertThat(provider.tokens("tea tea tea tea tea")).isEqualTo(3);
            provider.embed(List.of("tea tea tea tea tea"));
        }
        assertThat(server.answered()).containsExactly(List.of("tea tea tea"));
    }

    @Test
    void aServerThatStaysBrokenIsDown() {
        server.misbehave(new Misbehaviour.ServerError(503), new Misbehaviour.ServerError(503));
        try (EmbeddingProvider provider = provider(Map.of("max-attempts", "2"))) {
            assertThatThrownBy(() -> provider.embed(List.of("tea")))
                    .isInstanceOf(DependencyDown.class)
                    .hasMessage("embedding provider is down: HTTP 503 server_error from " + server.baseUrl());
        }
    }

    @Test
    void aRateLimitThatIsTooLongSaysHowLong() {
        server.misbehave(new Misbehaviour.RateLimit(Duration.ofHours(1)));
        try (EmbeddingProvider provider = provider(Map.of())) {
            assertThatThrownBy(() -> provider.embed(List.of("tea")))
                    .isInstanceOf(DependencyDown.class)
                    .hasMessageContaining("HTTP 429 rate_limit_exceeded (asks to wait 3600 s)");
        }
    }

    @Test
    void aSlowAnswerIsATimeout() {
        server.misbehave(new Misbehaviour.Slow(Duration.ofSeconds(3)));
        try (EmbeddingProvider provider = provider(Map.of("timeout", "300ms", "max-attempts", "1"))) {
            assertThatThrownBy(() -> provider.embed(List.of("tea")))
                    .isInstanceOf(DependencyDown.class)
                    .hasMessageContaining("imeout");
        }
    }

    @Test
    void nobodyListeningIsDown() {
        server.close();
        try (EmbeddingProvider provider = provider(Map.of("max-attempts", "1"))) {
            assertThatThrownBy(() -> provider.embed(List.of("tea")))
                    .isInstanceOf(DependencyDown.class)
                    .hasMessageStartingWith("embedding provider is down: ")
                    .hasMessageEndingWith("from " + server.baseUrl());
        }
    }

    @Test
    void aWrongKeyStopsAndIsInNoMessageAndNoTrace() {
        try (EmbeddingProvider provider = provider(Map.of("api-key", "sk-wrong-9876"))) {
            assertThatThrownBy(() -> provider.embed(List.of("tea")))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessage(
                            "embedding provider refuses the key (HTTP 401 invalid_api_key): check OPENAI_API_KEY and its rights at %s,"
                                            .formatted(server.baseUrl())
                                    + " or set RECS_EMBEDDING_PROVIDER=local")
                    .satisfies(failure -> assertThat(trace(failure)).doesNotContain("9876"));
        }
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void aModelThatIsUnknownOrWantsNoDimensionsIsASetting() {
        try (EmbeddingProvider provider = provider(Map.of("model", "text-embedding-9"))) {
            assertThatThrownBy(() -> provider.embed(List.of("tea")))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("does not know model 'text-embedding-9'");
        }
        Map<String, String> oldModel = Map.of("model", "text-embedding-ada-002");
        try (EmbeddingProvider provider = provider(oldModel)) {
            assertThatThrownBy(() -> provider.embed(List.of("tea")))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("send-dimensions (true)");
        }
        try (EmbeddingProvider provider =
                provider(Map.of("model", "text-embedding-ada-002", "send-dimensions", "false"))) {
            assertThat(provider.embed(List.of("tea")).vectors().getFirst()).hasSize(1536);
        }
    }

    @Test
    void noQuotaLeftIsNotRepeated() {
        server.misbehave(new Misbehaviour.QuotaUsedUp());
        try (EmbeddingProvider provider = provider(Map.of())) {
            assertThatThrownBy(() -> provider.embed(List.of("tea")))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("has no quota left (HTTP 429 insufficient_quota): add credit");
        }
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void aRefusedTextIsBadInputAndNotRepeatedInTheMessage() {
        server.refuse("jane's secret");
        try (EmbeddingProvider provider = provider(Map.of())) {
            assertThatThrownBy(() -> provider.embed(List.of("tea", "jane's secret")))
                    .isInstanceOf(BadInput.class)
                    .hasMessage("embedding provider refuses a request of 2 texts (HTTP 400 invalid_request_error)")
                    .satisfies(failure -> assertThat(trace(failure)).doesNotContain("jane"));
        }
    }

    @Test
    void tooFewVectorsAndVectorsOfOneTextTwiceAreRefused() {
        server.misbehave(new Misbehaviour.TooFew(), new Misbehaviour.SameIndex());
        try (EmbeddingProvider provider = provider(Map.of())) {
            assertThatThrownBy(() -> provider.embed(List.of("tea", "cup")))
                    .isInstanceOf(DependencyDown.class)
                    .hasMessage("embedding provider is down: answered 1 vectors for 2 texts: expected one each;"
                            + " nothing of this request was stored, run again");
            assertThatThrownBy(() -> provider.embed(List.of("tea", "cup")))
                    .isInstanceOf(DependencyDown.class)
                    .hasMessageContaining("answered a vector with index 0, out of range or twice, for 2 texts");
        }
    }

    @Test
    void whatDoesNotSpeakTheProtocolIsASetting() {
        server.misbehave(new Misbehaviour.NotTheProtocol());
        try (EmbeddingProvider provider = provider(Map.of())) {
            assertThatThrownBy(() -> provider.embed(List.of("tea")))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("not an embeddings answer: check recs.embedding.openai.base-url");
        }
    }

    private EmbeddingProvider provider(Map<String, String> openai) {
        return EmbeddingProviders.create(TestSettings.openAi(server, openai), ignored -> {});
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}

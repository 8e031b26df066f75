package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.embeddings.EmbeddingUsageLog;
import dev.recs.stores.fakes.InMemoryEmbeddingCache;
import dev.recs.stores.fakes.InMemoryEmbeddingUsageLog;
import dev.recs.testing.openai.Dialect;
import dev.recs.testing.openai.OpenAiStandIn;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

/** Servers that speak the protocol each in its own way: 40 texts, one of which some of them cannot take. */
final class ProviderDialectsTest {

    private static final String POISON = "a LONG text";
    private static final List<String> TEXTS = Stream.concat(
                    IntStream.range(0, 39).mapToObj(i -> "cup " + i), Stream.of(POISON))
            .toList();

    private final OpenAiStandIn server = OpenAiStandIn.start();
    private InMemoryEmbeddingCache cache = new InMemoryEmbeddingCache();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "NO_USAGE", "NO_MODEL", "NO_INDEX", "FLOAT_ONLY", "TEI_BATCH"})
    void whatCanBeUnderstoodWorks(Dialect dialect) {
        server.speak(Dialect.OPENAI);
        TextVectors expected = find(Map.of());
        cache = new InMemoryEmbeddingCache();
        server.speak(dialect);
        assertThat(find(Map.of())).isEqualTo(expected);
        assertThat(expected.known()).hasSize(40);
        assertThat(expected.isComplete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VLLM_LONG | embedding provider refuses a text (HTTP 400)",
                "LLAMA_CPP_LONG | embedding provider refuses a text (HTTP 500 server_error)",
                "SILENT_LONG | embedding provider refuses a text (HTTP 500)",
                "TEI_LONG | embedding provider refuses a text (HTTP 413 validation)",
                "OPENAI_EMPTY | embedding provider refuses a text (HTTP 400 invalid_request_error)",
                "FOREIGN_LONG | embedding provider refuses a text (HTTP 422)",
                "ZEROS_FOR_ONE | vector in text-embedding-3-small/8/1 has length 0.0: expected finite numbers that are not all zero",
                "NULLS_FOR_ONE | vector in text-embedding-3-small/8/1 has length NaN: expected finite numbers that are not all zero",
                "TEXT_FOR_ONE | no vector that can be read was answered"
            })
    void theOneTextThatCannotBeTakenCostsOnlyItself(Dialect dialect, String reason) {
        server.speak(dialect);
        TextVectors found = find(Map.of());
        assertThat(found.refused()).isEqualTo(Map.of(POISON, reason));
        assertThat(found.known()).hasSize(39);
        assertThat(found.awaited()).isEmpty();
        assertThat(found.failure()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VLLM_BASE64 | refuses the request (HTTP 400): check recs.embedding.openai.encoding (base64)",
                "FASTAPI | refuses the request (HTTP 422): check recs.embedding.openai.encoding (base64)",
                "VLLM_DIMENSIONS | refuses the request (HTTP 400): check recs.embedding.openai.send-dimensions (true)",
                "VLLM_NESTED | refuses the request (HTTP 400): check recs.embedding.openai.send-dimensions (true)",
                "VLLM_UNKNOWN_MODEL | does not know model 'text-embedding-3-small'",
                "TEXT_ERROR | check recs.embedding.openai.model (text-embedding-3-small): it must be one that makes embeddings",
                "OTHER_DIMENSIONS | set recs.embedding.openai.dimensions to 384",
                "QUOTA | has no quota left (HTTP 429 insufficient_quota): add credit",
                "HTML_200 | not an embeddings answer: check recs.embedding.openai.base-url",
                "ERROR_200 | not an embeddings answer: check recs.embedding.openai.base-url",
                "ZEROS_FOR_ALL | answers no usable vector, not even for the word 'tea'",
                "EMPTY_400 | check recs.embedding.openai.model (text-embedding-3-small), dimensions (8), send-dimensions (true), encoding (base64) and texts-per-request (2048)"
            })
    void aSettingThatIsWrongIsNamedAndCostsNoTextItsName(Dialect dialect, String advice) {
        server.speak(dialect);
        TextVectors found = find(Map.of());
        assertThat(found.failure().orElseThrow())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(advice);
        assertThat(found.awaited()).hasSize(40);
        assertThat(found.refused()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "VLLM_BASE64, encoding, float",
        "VLLM_DIMENSIONS, send-dimensions, false",
        "TEI_BATCH, texts-per-request, 32"
    })
    void theSettingThatTheAdviceNamesCuresIt(Dialect dialect, String setting, String value) {
        server.speak(dialect);
        boolean allDimensions = setting.equals("send-dimensions");
        TextVectors found = find(Map.of(setting, value, "dimensions", allDimensions ? "1536" : "8"));
        assertThat(found.known()).hasSize(40);
        assertThat(server.requests())
                .as("none was refused")
                .isEqualTo(server.answered().size());
    }

    @ParameterizedTest
    @CsvSource({
        "LITE_LLM_RATE_LIMIT, HTTP 429 throttling_error (asks to wait 1 s)",
        "HTML_502, HTTP 502",
    })
    void whoIsAwayIsAwaited(Dialect dialect, String reason) {
        server.speak(dialect);
        TextVectors found = find(Map.of());
        assertThat(found.failure().orElseThrow())
                .isInstanceOf(DependencyDown.class)
                .hasMessage("embedding provider is down: %s from %s".formatted(reason, server.baseUrl()));
        assertThat(found.awaited()).hasSize(40);
    }

    private TextVectors find(Map<String, String> openai) {
        Map<String, String> settings = new HashMap<>(Map.of("dimensions", "8", "max-attempts", "1"));
        settings.putAll(openai);
        EmbeddingProvider provider = EmbeddingProviders.create(TestSettings.openAi(server, settings), ignored -> {});
        EmbeddingUsageLog log = new InMemoryEmbeddingUsageLog(Clock.systemUTC());
        try (provider;
                Embedder embedder = new Embedder(cache, new Requests(provider, cache, log, 2), DataSize.ofBytes(0))) {
            return embedder.find(TEXTS);
        }
    }
}

package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.pipeline.embedding.OpenAiSettings.Encoding;
import dev.recs.settings.SettingsBinder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

final class EmbeddingSettingsTest {

    @Test
    void defaultsAreTheModelInThisProcessAndOpenAiSmallOnceAKeyIsGiven() {
        assertThat(bind(Map.of()))
                .isEqualTo(new EmbeddingSettings(
                        EmbeddingSettings.Provider.AUTO,
                        4,
                        DataSize.ofMegabytes(64),
                        new OpenAiSettings(
                                "https://api.openai.com/v1",
                                new ApiKey(""),
                                "text-embedding-3-small",
                                1536,
                                true,
                                Encoding.BASE64,
                                2048,
                                8191,
                                Duration.ofSeconds(60),
                                6,
                                Duration.ofSeconds(60),
                                new BigDecimal("0.02"))));
        assertThat(bind(Map.of()).chosen()).isEqualTo(EmbeddingSettings.Provider.LOCAL);
        assertThat(bind(Map.of("recs.embedding.openai.api-key", "sk-1")).chosen())
                .isEqualTo(EmbeddingSettings.Provider.OPENAI);
    }

    @Test
    void everyPropertyIsReadByItsName() {
        Map<String, String> properties = Map.ofEntries(
                Map.entry("recs.embedding.provider", "openai"),
                Map.entry("recs.embedding.max-concurrent-requests", "2"),
                Map.entry("recs.embedding.memory-cache", "1MB"),
                Map.entry("recs.embedding.openai.base-url", "http://127.0.0.1:1/v1"),
                Map.entry("recs.embedding.openai.api-key", " sk-1 "),
                Map.entry("recs.embedding.openai.model", "text-embedding-3-large"),
                Map.entry("recs.embedding.openai.dimensions", "256"),
                Map.entry("recs.embedding.openai.send-dimensions", "false"),
                Map.entry("recs.embedding.openai.encoding", "float"),
                Map.entry("recs.embedding.openai.texts-per-request", "32"),
                Map.entry("recs.embedding.openai.tokens-per-text", "512"),
                Map.entry("recs.embedding.openai.timeout", "5s"),
                Map.entry("recs.embedding.openai.max-attempts", "3"),
                Map.entry("recs.embedding.openai.longest-wait", "7s"),
                Map.entry("recs.embedding.openai.price-per-million-tokens", "0.13"));
        assertThat(bind(properties))
                .isEqualTo(new EmbeddingSettings(
                        EmbeddingSettings.Provider.OPENAI,
                        2,
                        DataSize.ofMegabytes(1),
                        new OpenAiSettings(
                                "http://127.0.0.1:1/v1",
                                new ApiKey("sk-1"),
                                "text-embedding-3-large",
                                256,
                                false,
                                Encoding.FLOAT,
                                32,
                                512,
                                Duration.ofSeconds(5),
                                3,
                                Duration.ofSeconds(7),
                                new BigDecimal("0.13"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "recs.embedding.max-concurrent-requests|0|recs.embedding.max-concurrent-requests is '0': expected 1 to 64",
                "recs.embedding.memory-cache|-1MB|recs.embedding.memory-cache is '-1048576B': expected 0 or more, as in 64MB",
                "recs.embedding.provider|openai|recs.embedding.provider is 'openai': expected a key beside it: set OPENAI_API_KEY, or use local",
                "recs.embedding.openai.base-url|localhost|recs.embedding.openai.base-url is 'localhost': expected an address such as https://api.openai.com/v1",
                "recs.embedding.openai.model|\" \"|recs.embedding.openai.model is ' ': expected a model such as text-embedding-3-small",
                "recs.embedding.openai.dimensions|0|recs.embedding.openai.dimensions is '0': expected 1 to 8192, what MongoDB's vector search takes",
                "recs.embedding.openai.texts-per-request|2049|recs.embedding.openai.texts-per-request is '2049': expected 1 to 2048",
                "recs.embedding.openai.tokens-per-text|0|recs.embedding.openai.tokens-per-text is '0': expected 1 to 32768",
                "recs.embedding.openai.timeout|0s|recs.embedding.openai.timeout is 'PT0S': expected more than 0s",
                "recs.embedding.openai.max-attempts|21|recs.embedding.openai.max-attempts is '21': expected 1 to 20",
                "recs.embedding.openai.longest-wait|-1s|recs.embedding.openai.longest-wait is 'PT-1S': expected 0s or more",
                "recs.embedding.openai.price-per-million-tokens|-1|recs.embedding.openai.price-per-million-tokens is '-1': expected 0 or more",
            })
    void aWrongValueIsRefusedByNameWithWhatWasExpected(String name, String value, String message) {
        assertThatThrownBy(() -> bind(Map.of(name, value)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(message);
    }

    @Test
    void allViolationsAreSaidTogether() {
        assertThatThrownBy(() -> bind(Map.of(
                        "recs.embedding.openai.dimensions", "-1", "recs.embedding.max-concurrent-requests", "-2")))
                .hasMessageContaining("dimensions is '-1'")
                .hasMessageContaining("max-concurrent-requests is '-2'");
    }

    @Test
    void theModelInThisProcessCostsNothing() {
        assertThat(bind(Map.of()).pricePerMillionTokens()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(bind(Map.of("recs.embedding.openai.api-key", "sk-1")).pricePerMillionTokens())
                .isEqualByComparingTo("0.02");
    }

    @Test
    void theKeyIsInNoText() {
        EmbeddingSettings settings = bind(Map.of("recs.embedding.openai.api-key", "sk-secret"));
        assertThat(settings.openai().apiKey().value()).isEqualTo("sk-secret");
        assertThat(settings.toString()).doesNotContain("secret").contains("apiKey=(given)");
    }

    private static EmbeddingSettings bind(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(EmbeddingSettings.class);
    }
}

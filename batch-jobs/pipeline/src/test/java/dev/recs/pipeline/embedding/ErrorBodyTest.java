package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.JsonMissing;
import com.openai.core.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ErrorBodyTest {

    @Test
    void theCodeOfOpenAiIsRead() {
        ErrorBody body = body(Map.of("error", Map.of("message", "Incorrect KEY", "code", "invalid_api_key")));
        assertThat(body.code()).contains("invalid_api_key");
        assertThat(body.speaksOf("incorrect key")).isTrue();
        assertThat(body.speaksOf("dimension")).isFalse();
    }

    @Test
    void aNumberAsCodeIsNoneAndTheTypeStandsIn() {
        assertThat(body(Map.of("error", Map.of("code", 429, "type", "throttling_error")))
                        .code())
                .contains("throttling_error");
        assertThat(body(Map.of("error", Map.of("code", "429", "type", "throttling_error")))
                        .code())
                .contains("throttling_error");
    }

    @Test
    void aFlatBodyIsReadToo() {
        ErrorBody body = body(Map.of("object", "error", "message", "Dimensions!", "type", "validation", "code", 413));
        assertThat(body.code()).contains("validation");
        assertThat(body.speaksOf("dimension")).isTrue();
    }

    @Test
    void aListOfFaultsIsSearchedForHints() {
        assertThat(body(Map.of("detail", List.of(Map.of("loc", List.of("body", "encoding_format")))))
                        .speaksOf("encoding"))
                .isTrue();
    }

    @Test
    void whatIsNotShortAndPlainIsNeverACode() {
        assertThat(body(Map.of("error", Map.of("code", "sk-secret 17", "type", "Jane's text")))
                        .code())
                .isEmpty();
        assertThat(body(Map.of("error", "model m is gone")).code()).isEmpty();
    }

    @Test
    void anythingElseHoldsNothing() {
        ErrorBody nothing = new ErrorBody(Optional.empty(), "");
        assertThat(ErrorBody.parse(JsonMissing.of())).isEqualTo(nothing);
        assertThat(ErrorBody.parse(JsonValue.from(null))).isEqualTo(nothing);
        assertThat(body(17)).isEqualTo(nothing);
        assertThat(body(List.of(List.of(List.of(List.of(List.of(List.of(List.of("too deep")))))))))
                .isEqualTo(nothing);
    }

    private static ErrorBody body(Object json) {
        return ErrorBody.parse(JsonValue.from(json));
    }
}

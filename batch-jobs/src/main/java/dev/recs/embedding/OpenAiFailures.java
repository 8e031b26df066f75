package dev.recs.embedding;

import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import dev.recs.embedding.ProviderFailure.Kind;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a failed request means: worth another attempt, a wrong setting, or a text that is refused.
 *
 * <p>Only the status and the short code of an answer are passed on. Its message is not: on a wrong key it repeats part of the
 * key, on a refused text it may repeat the text.
 */
final class OpenAiFailures {

    private final OpenAiSettings settings;

    OpenAiFailures(OpenAiSettings settings) {
        this.settings = settings;
    }

    ProviderFailure of(OpenAIException failure) {
        return switch (failure) {
            case OpenAIServiceException answer -> of(answer);
            case OpenAIIoException io -> ProviderFailure.passing(Kind.UNREACHABLE, down(network(io)), null);
            case OpenAIInvalidDataException _ ->
                ProviderFailure.lasting(new Misconfigured(
                        "embedding provider answered something that is not an embeddings answer: check recs.embedding.openai.base-url (%s)"
                                .formatted(settings.baseUrl())));
            default -> ProviderFailure.lasting(down(failure.getClass().getSimpleName()));
        };
    }

    private ProviderFailure of(OpenAIServiceException answer) {
        int status = answer.statusCode();
        String code = code(answer);
        return switch (status) {
            case 401, 403 ->
                ProviderFailure.lasting(new Misconfigured(
                        "embedding provider refuses the key (%s): check OPENAI_API_KEY and its rights at %s, or set RECS_EMBEDDING_PROVIDER=local"
                                .formatted(code, settings.baseUrl())));
            case 404 ->
                ProviderFailure.lasting(new Misconfigured(
                        "embedding provider does not know model '%s' or the address %s (%s): check recs.embedding.openai.model and base-url"
                                .formatted(settings.model(), settings.baseUrl(), code)));
            case 429 -> rateLimited(answer, code);
            case 400, 413, 422 -> refused(answer, code);
            case 408, 409 -> passing(Kind.SERVER_ERROR, code, answer);
            default -> status >= 500 ? passing(Kind.SERVER_ERROR, code, answer) : ProviderFailure.lasting(down(code));
        };
    }

    private ProviderFailure rateLimited(OpenAIServiceException answer, String code) {
        if (code.contains("insufficient_quota")) {
            return ProviderFailure.lasting(new Misconfigured(
                    "embedding provider says the account has no quota left (%s): add credit or raise its limit, then run again; what was answered so far is stored"
                            .formatted(code)));
        }
        return passing(Kind.RATE_LIMITED, code, answer);
    }

    private ProviderFailure refused(OpenAIServiceException answer, String code) {
        return ProviderFailure.lasting(
                isAboutTheTexts(answer)
                        ? new BadInput("embedding provider refuses a text (%s)".formatted(code))
                        : new Misconfigured(
                                "embedding provider refuses the request (%s): check recs.embedding.openai.model (%s), dimensions (%d) and send-dimensions (%s)"
                                        .formatted(
                                                code,
                                                settings.model(),
                                                settings.dimensions(),
                                                settings.sendDimensions())));
    }

    /** The answer's message is read here, but never passed on. A request that is too large is about its texts: halves of it pass. */
    private static boolean isAboutTheTexts(OpenAIServiceException answer) {
        String message = Objects.requireNonNullElse(answer.getMessage(), "");
        return answer.statusCode() == 413
                || answer.param().orElse("").contains("input")
                || answer.code().orElse("").equals("max_tokens_per_request")
                || message.contains("$.input")
                || message.contains("maximum context length");
    }

    private ProviderFailure passing(Kind kind, String code, OpenAIServiceException answer) {
        Duration retryAfter = RetryAfter.of(answer.headers());
        String asked = retryAfter == null ? "" : " (asks to wait %d s)".formatted(retryAfter.toSeconds());
        return ProviderFailure.passing(kind, down(code + asked), retryAfter);
    }

    /** Status and short code, as in {@code HTTP 429 rate_limit_exceeded}. */
    private static String code(OpenAIServiceException answer) {
        Optional<String> word = answer.code().or(answer::type).filter(text -> text.matches("[a-z_]{1,64}"));
        return "HTTP " + answer.statusCode() + word.map(text -> " " + text).orElse("");
    }

    private DependencyDown down(String what) {
        String message = "%s from %s".formatted(what, settings.baseUrl());
        return new DependencyDown("embedding provider", message, new IllegalStateException(message));
    }

    /** What the network said, as in {@code timeout (InterruptedIOException)}; the library's own words say only that it failed. */
    private static String network(OpenAIIoException failure) {
        Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
        return "%s (%s)".formatted(cause.getMessage(), cause.getClass().getSimpleName());
    }
}

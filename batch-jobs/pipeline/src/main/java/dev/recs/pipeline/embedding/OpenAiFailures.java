package dev.recs.pipeline.embedding;

import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.pipeline.embedding.ProviderFailure.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a failed request means: worth another attempt, a wrong setting, or a request that is refused as it is.
 *
 * <p>The status decides. The body only chooses which setting the advice names, and tells a text that is too long from a broken server where a
 * server answers 500 to both. Only the status and the short code of an answer are passed on. Its message is not: on a wrong key it repeats part
 * of the key, on a refused text it may repeat the text.
 */
final class OpenAiFailures {

    private final OpenAiSettings settings;
    private final AtomicBoolean refusesByServerError = new AtomicBoolean();

    OpenAiFailures(OpenAiSettings settings) {
        this.settings = settings;
    }

    /** From now on a 500 is a refusal at once: this server has answered so to a text that it could not take, and works. */
    void serverErrorsAreRefusals() {
        refusesByServerError.set(true);
    }

    ProviderFailure classify(RuntimeException failure) {
        return switch (failure) {
            case OpenAIServiceException answer -> classify(answer);
            case OpenAIIoException io -> ProviderFailure.passing(Kind.UNREACHABLE, down(network(io)), null);
            case OpenAIInvalidDataException ignored -> ProviderFailure.lasting(notAnAnswer());
            case OpenAIException ignored ->
                ProviderFailure.lasting(down(failure.getClass().getSimpleName()));
            default -> ProviderFailure.lasting(notAnAnswer());
        };
    }

    private Misconfigured notAnAnswer() {
        return new Misconfigured(
                "embedding provider answered something that is not an embeddings answer: check recs.embedding.openai.base-url (%s) and model (%s)"
                        .formatted(settings.baseUrl(), settings.model()));
    }

    private ProviderFailure classify(OpenAIServiceException answer) {
        int status = answer.statusCode();
        ErrorBody body = ErrorBody.parse(answer.body());
        String code = "HTTP " + status + body.code().map(word -> " " + word).orElse("");
        return switch (status) {
            case 401, 403, 407 ->
                ProviderFailure.lasting(new Misconfigured(
                        "embedding provider refuses the key (%s): check OPENAI_API_KEY and its rights at %s, or set RECS_EMBEDDING_PROVIDER=local"
                                .formatted(code, settings.baseUrl())));
            case 404, 405, 410, 501 ->
                ProviderFailure.lasting(new Misconfigured(
                        "embedding provider does not know model '%s' or the address %s (%s): check recs.embedding.openai.model and base-url"
                                .formatted(settings.model(), settings.baseUrl(), code)));
            case 429 -> rateLimited(answer, body, code);
            case 408, 409, 425 -> passing(Kind.SERVER_ERROR, down(code + asked(answer)), answer);
            case 500 -> serverError(answer, body, code);
            default ->
                status > 500
                        ? passing(Kind.SERVER_ERROR, down(code + asked(answer)), answer)
                        : ProviderFailure.lasting(refused(body, code));
        };
    }

    private ProviderFailure rateLimited(OpenAIServiceException answer, ErrorBody body, String code) {
        if (body.speaksOf("insufficient_quota")) {
            return ProviderFailure.lasting(new Misconfigured(
                    "embedding provider says the account has no quota left (%s): add credit or raise its limit, then run again; what was answered so far is stored"
                            .formatted(code)));
        }
        return passing(Kind.RATE_LIMITED, down(code + asked(answer)), answer);
    }

    private ProviderFailure serverError(OpenAIServiceException answer, ErrorBody body, String code) {
        RefusedRequest refused = new RefusedRequest(code, down(code + asked(answer)));
        return refusesByServerError.get() || body.speaksOf("too large", "too long", "context length", "context size")
                ? ProviderFailure.lasting(refused)
                : passing(Kind.SERVER_ERROR, refused, answer);
    }

    private RefusedRequest refused(ErrorBody body, String code) {
        return new RefusedRequest(
                code,
                new Misconfigured(
                        "embedding provider refuses the request (%s): check %s".formatted(code, advice(body))));
    }

    /** The setting that the body speaks of; all that shape a request if it speaks of none. */
    private String advice(ErrorBody body) {
        if (body.speaksOf("encoding", "base64")) {
            return "recs.embedding.openai.encoding (%s): float is what every server knows"
                    .formatted(settings.encoding().name().toLowerCase(Locale.ROOT));
        }
        if (body.speaksOf("dimension")) {
            return "recs.embedding.openai.send-dimensions (%s): false for models of one size; and dimensions (%d)"
                    .formatted(settings.sendDimensions(), settings.dimensions());
        }
        if (body.speaksOf("batch")) {
            return "recs.embedding.openai.texts-per-request (%d)".formatted(settings.textsPerRequest());
        }
        if (body.speaksOf("token", "too long", "context length")) {
            return "recs.embedding.openai.tokens-per-text (%d)".formatted(settings.tokensPerText());
        }
        if (body.speaksOf("model")) {
            return "recs.embedding.openai.model (%s): it must be one that makes embeddings".formatted(settings.model());
        }
        return "recs.embedding.openai.model (%s), dimensions (%d), send-dimensions (%s), encoding (%s) and texts-per-request (%d)"
                .formatted(
                        settings.model(),
                        settings.dimensions(),
                        settings.sendDimensions(),
                        settings.encoding().name().toLowerCase(Locale.ROOT),
                        settings.textsPerRequest());
    }

    private static ProviderFailure passing(Kind kind, RuntimeException last, OpenAIServiceException answer) {
        return ProviderFailure.passing(kind, last, RetryAfter.parse(answer.headers()));
    }

    private static String asked(OpenAIServiceException answer) {
        Duration retryAfter = RetryAfter.parse(answer.headers());
        return retryAfter == null ? "" : " (asks to wait %d s)".formatted(retryAfter.toSeconds());
    }

    private DependencyDown down(String what) {
        String message = "%s from %s".formatted(what, settings.baseUrl());
        return new DependencyDown(Requests.PROVIDER, message, new IllegalStateException(message));
    }

    /** What the network said, as in {@code timeout (InterruptedIOException)}; the library's own words say only that it failed. */
    private static String network(OpenAIIoException failure) {
        Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
        return "%s (%s)".formatted(cause.getMessage(), cause.getClass().getSimpleName());
    }
}

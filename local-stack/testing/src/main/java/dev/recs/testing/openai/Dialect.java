package dev.recs.testing.openai;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Servers that speak OpenAI's embeddings protocol each in its own way, after public reports of their users: how vLLM, llama.cpp, TEI, LiteLLM,
 * FastAPI wrappers and proxies answer and refuse. A text that holds {@value #LONG} is the one that the server cannot take.
 */
public enum Dialect {
    /** As documented. */
    OPENAI(Answering.DOCUMENTED),
    NO_USAGE(Answering.DOCUMENTED.withoutUsage()),
    NO_MODEL(Answering.DOCUMENTED.withoutModel()),
    NO_INDEX(Answering.DOCUMENTED.withoutIndex()),
    /** Does not know {@code encoding_format} and says nothing. */
    FLOAT_ONLY(Answering.DOCUMENTED.floatsOnly()),
    /** Does not know {@code dimensions} and says nothing. */
    OTHER_DIMENSIONS(Answering.DOCUMENTED.ofDimensions(384)),
    ZEROS_FOR_ONE(Answering.DOCUMENTED.spoiling(Answering.Spoilt.ZEROS)),
    NULLS_FOR_ONE(Answering.DOCUMENTED.spoiling(Answering.Spoilt.NULLS)),
    TEXT_FOR_ONE(Answering.DOCUMENTED.spoiling(Answering.Spoilt.NO_VECTOR)),
    ZEROS_FOR_ALL(Answering.DOCUMENTED.spoiling(Answering.Spoilt.ALL_ZEROS)),

    VLLM_BASE64(Asked::base64, 400, """
            {"object":"error","message":"base64 encoding is not currently supported","type":"BadRequestError","param":null,"code":400}"""),
    VLLM_DIMENSIONS(Asked::dimensionsGiven, 400, """
            {"object":"error","message":"dimensions cannot be changed for model m","type":"BadRequestError","param":null,"code":400}"""),
    VLLM_NESTED(_ -> true, 400, """
            {"error":{"message":"dimensions cannot be changed for model m","type":"BadRequestError","param":null,"code":400}}"""),
    VLLM_UNKNOWN_MODEL(_ -> true, 404, """
            {"error":{"message":"The model `m` does not exist.","type":"NotFoundError","param":"model","code":404}}"""),
    VLLM_LONG(Asked::isLong, 400, """
            {"error":{"message":"maximum context length is 512 tokens, got 600","type":"BadRequestError","param":null,"code":400}}"""),
    LLAMA_CPP_LONG(Asked::isLong, 500, """
            {"error":{"code":500,"message":"input too large for the batch","type":"server_error"}}"""),
    /** A 500 that does not say why. */
    SILENT_LONG(Asked::isLong, 500, "Internal Server Error"),
    TEI_LONG(Asked::isLong, 413, """
            {"message":"inputs: at most 512 tokens, given 600","code":413,"type":"validation"}"""),
    OPENAI_EMPTY(Asked::isLong, 400, """
            {"error":{"message":"'$.input' is invalid","type":"invalid_request_error","param":null,"code":null}}"""),
    /** Refuses in words that nobody foresaw. */
    FOREIGN_LONG(Asked::isLong, 422, "[\"zu lang\", 7, null]"),
    TEI_BATCH(asked -> asked.texts().size() > 32, 413, """
            {"message":"batch size > maximum allowed batch size 32","code":413,"type":"validation"}"""),
    LITE_LLM_RATE_LIMIT(_ -> true, 429, """
            {"error":{"message":"litellm.RateLimitError: ...","type":"throttling_error","param":null,"code":"429"}}""", "application/json", Map.of("Retry-After", "1")),
    QUOTA(_ -> true, 429, """
            {"error":{"message":"no quota left","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}"""),
    HTML_502(_ -> true, 502, "<html><body><h1>502 Bad Gateway</h1></body></html>", "text/html", Map.of()),
    HTML_200(_ -> true, 200, "<html><body>Login</body></html>", "text/html", Map.of()),
    FASTAPI(_ -> true, 422, """
            {"detail":[{"loc":["body","encoding_format"],"msg":"unexpected value; permitted: float","type":"value_error.const"}]}"""),
    TEXT_ERROR(_ -> true, 400, """
            {"error":"model \\"m\\" does not support embeddings"}"""),
    ERROR_200(_ -> true, 200, """
            {"error":{"message":"no such model","code":404}}"""),
    EMPTY_400(_ -> true, 400, "");

    /** What a text holds that a server of this kind cannot take. */
    public static final String LONG = "LONG";

    @SuppressWarnings("ImmutableEnumChecker") // A record of flags.
    private final Answering answering;

    @SuppressWarnings("ImmutableEnumChecker") // Its predicate has no state.
    private final Optional<Refusing> refusing;

    Dialect(Answering answering) {
        this.answering = answering;
        this.refusing = Optional.empty();
    }

    Dialect(Predicate<Asked> when, int status, String body) {
        this(when, status, body, "application/json", Map.of());
    }

    Dialect(Predicate<Asked> when, int status, String body, String type, Map<String, String> headers) {
        this.answering = Answering.DOCUMENTED;
        this.refusing = Optional.of(new Refusing(when, status, body, type, headers));
    }

    /** How it forms a good answer. */
    Answering answering() {
        return answering;
    }

    /** What it answers instead, if it does. */
    Optional<Refusing> refusalOf(EmbeddingsRequest request) {
        return refusing.filter(refusal -> refusal.when().test(Asked.of(request)));
    }

    /** What a refusal may depend on. */
    record Asked(List<String> texts, boolean base64, boolean dimensionsGiven) {

        static Asked of(EmbeddingsRequest request) {
            return new Asked(request.input(), request.base64(), request.dimensionsGiven());
        }

        boolean isLong() {
            return texts.stream().anyMatch(text -> text.contains(LONG));
        }
    }

    /** An answer as it goes over the wire. */
    record Refusing(Predicate<Asked> when, int status, String body, String type, Map<String, String> headers) {}
}

package dev.recs.pipeline.embedding;

/**
 * A request that the provider refuses as it is. Whether a text is to blame or a setting, its status does not tell: a request that is sure to be
 * good does, see {@link OpenAiEmbeddingProvider}.
 */
final class RefusedRequest extends RuntimeException {

    private final RuntimeException otherwise;

    /**
     * @param code status and short code, as in {@code HTTP 400 invalid_request_error}
     * @param otherwise what the caller gets if the good request is refused too
     */
    RefusedRequest(String code, RuntimeException otherwise) {
        super(code, null, false, false);
        this.otherwise = otherwise;
    }

    RuntimeException otherwise() {
        return otherwise;
    }
}

package dev.recs.testing.openai;

/** An error answer in the documented form. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String type;
    private final String code;

    Refusal(int status, String type, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "invalid_request_error", "", message);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    /** Empty where the service answers null. */
    String code() {
        return code;
    }
}

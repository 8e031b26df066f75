package dev.recs.serving.problem;

import org.springframework.http.HttpStatus;

/** Kinds of problems; the type is part of the contract and never changes its meaning. */
public enum Problem {
    BAD_REQUEST("bad-request", HttpStatus.BAD_REQUEST, "The request cannot be understood"),
    BAD_LIMIT("bad-limit", HttpStatus.BAD_REQUEST, "The limit is out of range"),
    BAD_ID("bad-id", HttpStatus.BAD_REQUEST, "An identifier cannot be right"),
    UNAUTHENTICATED("unauthenticated", HttpStatus.UNAUTHORIZED, "No valid token"),
    FORBIDDEN("forbidden", HttpStatus.FORBIDDEN, "The token does not open this"),
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "There is nothing here"),
    UNKNOWN_PRODUCT("unknown-product", HttpStatus.NOT_FOUND, "The product is not known"),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "This method is not taken here"),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "Answers are JSON"),
    BODY_TIMEOUT("body-timeout", HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time"),
    CONFLICT("conflict", HttpStatus.CONFLICT, "The state of the user does not allow this"),
    TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Bodies are JSON"),
    TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "The token has been used too often"),
    STORE_DOWN("store-down", HttpStatus.SERVICE_UNAVAILABLE, "A store is down"),
    OVERLOADED("overloaded", HttpStatus.SERVICE_UNAVAILABLE, "A store has too much to do"),
    BUSY("busy", HttpStatus.SERVICE_UNAVAILABLE, "Too many requests wait for their bodies"),
    UNEXPECTED("unexpected", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here");

    private static final String PREFIX = "urn:recs:problem:";

    private final String name;
    private final HttpStatus status;
    private final String title;

    Problem(String name, HttpStatus status, String title) {
        this.name = name;
        this.status = status;
        this.title = title;
    }

    public String type() {
        return PREFIX + name;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }
}

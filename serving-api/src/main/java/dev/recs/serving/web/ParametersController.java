package dev.recs.serving.web;

import dev.recs.serving.json.Fingerprint;
import dev.recs.serving.parameters.Language;
import dev.recs.serving.parameters.Parameters;
import dev.recs.serving.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The main parameters of the ranking in plain words, open to anybody. */
@RestController
final class ParametersController {

    private static final String CACHE_CONTROL = "public, max-age=300";

    private final Parameters parameters;
    private final JsonMapper json;

    ParametersController(Parameters parameters, JsonMapper json) {
        this.parameters = parameters;
        this.json = json;
    }

    @GetMapping("/api/v1/parameters")
    void parameters(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Language language = language(request);
        byte[] body = json.writeValueAsBytes(parameters.in(language));
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        String etag = '"' + HexFormat.of().toHexDigits(Fingerprint.compute(body)) + '"';
        if (Responses.isKnown(etag, CACHE_CONTROL, request, response)) {
            return;
        }
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Language language(HttpServletRequest request) {
        return QueryParameters.optional(request, "lang")
                .map(tag -> Language.of(tag)
                        .orElseThrow(() -> new ProblemException(
                                Problem.BAD_REQUEST, "lang is '%s': expected one of %s".formatted(tag, Language.TAGS))))
                .orElseGet(() -> Language.accepted(
                        Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), "")));
    }
}

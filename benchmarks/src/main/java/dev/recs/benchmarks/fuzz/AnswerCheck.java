package dev.recs.benchmarks.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds an answer against the document, and against what holds of every answer. */
final class AnswerCheck {

    /** What a valid request may be answered: not there, not now, not of a user who was erased or opted out. */
    private static final Set<Integer> DEPENDS_ON_STATE = Set.of(404, 409, 503);

    private static final Set<Integer> OF_ANY_ADDRESS = Set.of(400, 401, 403, 404, 405, 406, 413, 415, 417, 501, 505);
    private static final Map<String, String> HEADERS = Map.of(
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "no-referrer");

    /** With these the address may not be one of the document. */
    private static final Set<Fault> ELSEWHERE = Set.of(Fault.OTHER_METHOD, Fault.ODD_PATH);

    private static final int FIRST_ERROR = 400;
    private static final int FIRST_FAILURE = 500;

    private final ApiDocument document;

    AnswerCheck(ApiDocument document) {
        this.document = document;
    }

    /** What is wrong with the answer, a line each. */
    List<String> faults(FuzzRequest request, Answer answer) {
        List<String> faults = new ArrayList<>();
        HEADERS.forEach((name, value) -> {
            if (!value.equals(answer.headers().get(name))) {
                faults.add("header %s is %s: expected %s"
                        .formatted(name, answer.headers().get(name), value));
            }
        });
        addFaultsOfStatus(request, answer, faults);
        if (answer.status() >= FIRST_ERROR && !request.method().equals("HEAD")) {
            addFaultsOfProblem(answer, faults);
        }
        return faults;
    }

    private void addFaultsOfStatus(FuzzRequest request, Answer answer, List<String> faults) {
        int status = answer.status();
        if (status >= FIRST_FAILURE && status != 503 && status != 501 && status != 505) {
            faults.add("status %d: expected no failure but 503".formatted(status));
        }
        if (request.fault() == Fault.NONE && status >= FIRST_ERROR && !DEPENDS_ON_STATE.contains(status)) {
            faults.add("a valid request was refused");
        }
        boolean isRefused = status >= FIRST_ERROR && status < FIRST_FAILURE;
        if (!request.operation().isOpen() && isOfCaller(request.fault()) && !isRefused && !mayBeRead(request)) {
            faults.add("who had no right to it got in");
        }
        if (isPerhapsElsewhere(request)) {
            if (status >= FIRST_ERROR
                    && !OF_ANY_ADDRESS.contains(status)
                    && document.response(request.operation(), status).isMissingNode()) {
                faults.add("status %d is none of an address that is not documented".formatted(status));
            }
        } else {
            addFaultsOfDocument(request, answer, faults);
        }
    }

    /** An empty last segment names no address of the document either. */
    private static boolean isPerhapsElsewhere(FuzzRequest request) {
        return ELSEWHERE.contains(request.fault()) || request.target().endsWith("/");
    }

    private static boolean isOfCaller(Fault fault) {
        return switch (fault) {
            case NO_TOKEN, GARBAGE_TOKEN, TOKEN_WITHOUT_SCOPE, TOKEN_OF_ANOTHER_USER -> true;
            default -> false;
        };
    }

    /** A user's token reads what belongs to nobody, and reports events of its own user. */
    private static boolean mayBeRead(FuzzRequest request) {
        return request.fault() == Fault.TOKEN_OF_ANOTHER_USER
                && (!request.operation().isOfUser()
                        || request.target().contains("/me")
                        || request.target().contains("=me"));
    }

    private void addFaultsOfDocument(FuzzRequest request, Answer answer, List<String> faults) {
        JsonNode response = document.response(request.operation(), answer.status());
        if (response.isMissingNode()) {
            if (answer.status() != 501 && answer.status() != 505) {
                faults.add("status %d is not documented".formatted(answer.status()));
            }
            return;
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return;
        }
        String type = answer.headers().getOrDefault("content-type", "").split(";", 2)[0];
        if (!content.has(type)) {
            faults.add("content type %s of status %d is not documented".formatted(type, answer.status()));
            return;
        }
        try {
            faults.addAll(document.differences(content.path(type).path("schema"), answer.body()));
        } catch (JacksonException e) {
            faults.add("the body is not JSON: " + answer.body());
        }
    }

    private void addFaultsOfProblem(Answer answer, List<String> faults) {
        try {
            faults.addAll(document.differencesFromProblem(answer.body()));
            int said =
                    JsonMapper.shared().readTree(answer.body()).path("status").asInt();
            if (said != answer.status()) {
                faults.add("the problem says %d, the status is %d".formatted(said, answer.status()));
            }
        } catch (JacksonException e) {
            faults.add("the body of an error is not JSON: " + answer.body());
        }
    }
}

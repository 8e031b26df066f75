package dev.recs.serving.web;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.serving.problem.Problem;
import dev.recs.serving.response.Query;
import dev.recs.serving.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a query. One that is taken once and comes twice is refused: either value would be a guess. */
final class QueryParameters {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_IDS = 200;
    private static final int MAX_CATEGORY = 200;

    /** Of who says nothing. */
    private static final Query PLAIN = new Query(DEFAULT_LIMIT, "", Set.of(), false, false);

    private QueryParameters() {}

    static Query parse(HttpServletRequest request) {
        if (request.getQueryString() == null) {
            return PLAIN;
        }
        String category = orEmpty(single(request, "category"));
        int length = category.codePointCount(0, category.length());
        if (length > MAX_CATEGORY) {
            throw new ProblemException(
                    Problem.BAD_REQUEST,
                    "category has %d characters: expected at most %d".formatted(length, MAX_CATEGORY));
        }
        Set<String> excluded =
                ids(request, "exclude").stream().map(ProductId::value).collect(Collectors.toUnmodifiableSet());
        return new Query(
                limit(single(request, "limit")),
                category,
                excluded,
                isTrue(request, "explain"),
                isTrue(request, "shelves"));
    }

    /**
     * Ids, in their order: with commas in one parameter, or one in each of several.
     *
     * <p>A comma of a parameter that is repeated belongs to the id; so does that of a single id beside an empty parameter.
     */
    static List<ProductId> ids(HttpServletRequest request, String parameter) {
        String[] values = request.getParameterValues(parameter);
        if (values == null) {
            return List.of();
        }
        List<String> ids = values.length == 1 && !values[0].isBlank()
                ? List.of(values[0].split(",", -1))
                : Arrays.stream(values).filter(value -> !value.isBlank()).toList();
        if (ids.size() > MAX_IDS) {
            throw new ProblemException(
                    Problem.BAD_REQUEST,
                    "%s names %d products: expected at most %d".formatted(parameter, ids.size(), MAX_IDS));
        }
        return ids.stream().map(ProductId::new).distinct().toList();
    }

    /** The user in {@code userId}. */
    static UserId user(HttpServletRequest request, Caller caller) {
        return caller.userNamed(required(request, "userId"));
    }

    /** A parameter without which the address names nothing. */
    static String required(HttpServletRequest request, String parameter) {
        String value = single(request, parameter);
        if (value == null) {
            throw new ProblemException(
                    Problem.BAD_REQUEST, "%s is missing: expected ?%s=…".formatted(parameter, parameter));
        }
        return value;
    }

    /** A parameter that may be left out. */
    static Optional<String> optional(HttpServletRequest request, String parameter) {
        return Optional.ofNullable(single(request, parameter));
    }

    private static @Nullable String single(HttpServletRequest request, String parameter) {
        String[] values = request.getParameterValues(parameter);
        if (values != null && values.length > 1) {
            throw new ProblemException(
                    Problem.BAD_REQUEST, "%s is given %d times: expected once".formatted(parameter, values.length));
        }
        return values == null ? null : values[0];
    }

    /** False if it is left out; what is neither is refused, since some clients write 1 and would be answered as if they had not asked. */
    private static boolean isTrue(HttpServletRequest request, String parameter) {
        String value = single(request, parameter);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw new ProblemException(
                Problem.BAD_REQUEST, "%s is '%s': expected true or false".formatted(parameter, value));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // Falls through to the same answer as a number out of range.
        }
        throw new ProblemException(Problem.BAD_LIMIT, "limit is '%s': expected 1 to %d".formatted(text, MAX_LIMIT));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

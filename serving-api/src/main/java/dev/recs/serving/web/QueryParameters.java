package dev.recs.serving.web;

import dev.recs.model.ProductId;
import dev.recs.serving.problem.Problem;
import dev.recs.serving.response.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code limit}, {@code category}, {@code exclude}, {@code explain} and {@code shelves}. */
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
        String category = orEmpty(request.getParameter("category"));
        if (category.length() > MAX_CATEGORY) {
            throw new ProblemException(
                    Problem.BAD_REQUEST,
                    "category has %d characters: expected at most %d".formatted(category.length(), MAX_CATEGORY));
        }
        Set<String> excluded =
                ids(request, "exclude").stream().map(ProductId::value).collect(Collectors.toUnmodifiableSet());
        return new Query(
                limit(request.getParameter("limit")),
                category,
                excluded,
                "true".equals(request.getParameter("explain")),
                "true".equals(request.getParameter("shelves")));
    }

    /** Comma-separated ids, in their order; the parameter may come several times. */
    static List<ProductId> ids(HttpServletRequest request, String parameter) {
        String[] values = request.getParameterValues(parameter);
        String value = values == null ? "" : String.join(",", values);
        if (value.isBlank()) {
            return List.of();
        }
        String[] ids = value.split(",", -1);
        if (ids.length > MAX_IDS) {
            throw new ProblemException(
                    Problem.BAD_REQUEST,
                    "%s names %d products: expected at most %d".formatted(parameter, ids.length, MAX_IDS));
        }
        return Arrays.stream(ids).map(ProductId::new).distinct().toList();
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

package dev.recs.serving.web;

import dev.recs.model.GuestId;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.serving.problem.Problem;
import dev.recs.serving.response.ApiResponse;
import dev.recs.serving.response.NeighbourResponses;
import dev.recs.serving.response.Placement;
import dev.recs.serving.response.Query;
import dev.recs.serving.response.UserResponses;
import dev.recs.serving.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists of products: of a user, of what a visitor viewed, near a product, popular. */
@RestController
@RequestMapping("/api/v1")
final class RecommendationsController {

    private final UserResponses responses;
    private final NeighbourResponses neighbours;

    RecommendationsController(UserResponses responses, NeighbourResponses neighbours) {
        this.responses = responses;
        this.neighbours = neighbours;
    }

    @GetMapping("/users/{userId}/recommendations")
    void ofUser(
            @PathVariable String userId,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        own(caller, caller.userNamed(userId), request, response);
    }

    @GetMapping("/user/recommendations")
    void ofUser(@AuthenticationPrincipal Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        own(caller, QueryParameters.user(request, caller), request, response);
    }

    /** The rules have let a guest through for {@code me} alone. */
    private void own(Caller caller, UserId user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Query query = QueryParameters.parse(request);
        ApiResponse body = ConsentHeader.read(request).personalization()
                ? own(caller, user, query)
                : responses.withoutConsent(query, Placement.RECOMMENDATIONS);
        Responses.send(body, request, response);
    }

    private ApiResponse own(Caller caller, UserId user, Query query) {
        return switch (caller) {
            case Caller.Guest(GuestId guest) -> responses.forGuest(guest, query);
            case Caller.User _, Caller.Service _ -> responses.forUser(user, query);
        };
    }

    @GetMapping("/recommendations")
    void ofViews(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<ProductId> viewed = QueryParameters.ids(request, "viewed");
        Query query = QueryParameters.parse(request);
        ApiResponse body = ConsentHeader.read(request).personalization()
                ? neighbours.near(viewed, query)
                : responses.withoutConsent(query, Placement.VIEWED);
        Responses.send(body, request, response);
    }

    @GetMapping("/products/{productId}/similar")
    void similar(@PathVariable String productId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        similar(new ProductId(productId), request, response);
    }

    @GetMapping("/product/similar")
    void similar(HttpServletRequest request, HttpServletResponse response) throws IOException {
        similar(new ProductId(QueryParameters.required(request, "productId")), request, response);
    }

    private void similar(ProductId product, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!neighbours.isKnown(product)) {
            throw new ProblemException(
                    Problem.UNKNOWN_PRODUCT, "product '%s' is not in the catalog".formatted(product));
        }
        Responses.send(neighbours.similar(product, QueryParameters.parse(request)), request, response);
    }

    @GetMapping("/popular")
    void popular(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Responses.send(responses.popular(QueryParameters.parse(request)), request, response);
    }
}

package dev.recs.storefront;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes orders of the customer whose token the request carries. */
@RestController
final class OrdersController {

    private static final String BEARER = "Bearer ";

    private final StoreCounter counter;
    private final JwtDecoder tokens;

    OrdersController(StoreCounter counter, JwtDecoder tokens) {
        this.counter = counter;
        this.tokens = tokens;
    }

    @PostMapping("/demo/orders")
    @ResponseStatus(HttpStatus.CREATED)
    Taken order(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestBody Wanted wanted) {
        UserId customer = customer(authorization);
        if (wanted.productIds().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected at least one product id");
        }
        List<ProductId> products =
                wanted.productIds().stream().map(ProductId::new).toList();
        return new Taken(counter.order(customer, products));
    }

    /** Guests have a token too, but a scope in it: it does not order. */
    private UserId customer(String authorization) {
        try {
            var token = tokens.decode(
                    authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : authorization);
            if (token.getSubject() == null || token.hasClaim("scope")) {
                throw new ResponseStatusException(HttpStatus.FORBIDDEN, "only a customer's token orders");
            }
            return new UserId(token.getSubject());
        } catch (JwtException | IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "expected a customer's token", e);
        }
    }

    record Wanted(List<String> productIds) {

        Wanted {
            productIds = productIds == null ? List.of() : List.copyOf(productIds);
        }
    }

    record Taken(String orderId) {}
}

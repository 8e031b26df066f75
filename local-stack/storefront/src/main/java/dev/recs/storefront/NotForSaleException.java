package dev.recs.storefront;

import dev.recs.model.ProductId;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** An order named a product that the store does not have; nothing of the order was kept. */
final class NotForSaleException extends ResponseStatusException {

    NotForSaleException(ProductId product) {
        super(
                HttpStatus.BAD_REQUEST,
                "product '%s' is not in the store or sold out: nothing was ordered".formatted(product.value()));
    }
}

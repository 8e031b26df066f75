package dev.recs.local.storefront;

import dev.recs.model.ProductId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An order named a product that the store does not have; nothing of the order was kept. */
@ResponseStatus(HttpStatus.CONFLICT)
final class NotForSaleException extends RuntimeException {

    NotForSaleException(ProductId product) {
        super("product '%s' is not in the store or sold out: nothing was ordered".formatted(product.value()));
    }
}

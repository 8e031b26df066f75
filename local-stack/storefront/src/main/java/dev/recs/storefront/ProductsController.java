package dev.recs.storefront;

import dev.recs.model.ProductId;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The store's own search and product pages. */
@RestController
final class ProductsController {

    private final ProductSearch search;

    ProductsController(ProductSearch search) {
        this.search = search;
    }

    @GetMapping("/demo/products")
    List<ProductSearch.Shown> find(@RequestParam(name = "q", defaultValue = "") String query) {
        return search.find(query);
    }

    @GetMapping("/demo/products/{productId}")
    ProductSearch.Shown product(@PathVariable String productId) {
        return search.byId(new ProductId(productId))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "product '%s' is not in the store".formatted(productId)));
    }
}

package dev.recs.storefront;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The customers that the page offers to be. */
@RestController
final class CustomersController {

    private final StoreCounter counter;

    CustomersController(StoreCounter counter) {
        this.counter = counter;
    }

    @GetMapping("/demo/customers")
    List<Offered> offered() {
        Set<String> known = counter.known(
                SampleCustomer.ALL.stream().map(SampleCustomer::userId).toList());
        return SampleCustomer.ALL.stream()
                .filter(customer -> known.contains(customer.userId().value()))
                .map(customer -> new Offered(customer.userId().value(), customer.description()))
                .toList();
    }

    @PostMapping("/demo/customers")
    @ResponseStatus(HttpStatus.CREATED)
    Registered register() {
        return new Registered(counter.register().value());
    }

    record Offered(String userId, String description) {}

    record Registered(String userId) {}
}

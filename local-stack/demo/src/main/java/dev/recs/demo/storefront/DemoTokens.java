package dev.recs.demo.storefront;

import dev.recs.jobs.token.TokenSigner;
import dev.recs.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tokens that a shop's server would give its page: one customer's or one guest's, for an hour. */
final class DemoTokens {

    static final Duration TTL = Duration.ofHours(1);

    private static final List<String> OF_A_GUEST = List.of("recs:read", "recs:events");

    private final TokenSigner signer;

    DemoTokens(TokenSigner signer) {
        this.signer = signer;
    }

    /** Opens everything of this customer. */
    String forCustomer(UserId customer) {
        return signer.sign(List.of(), Optional.of(customer), TTL);
    }

    /** Opens what is nobody's: popular lists and similar products. */
    String forGuest() {
        return signer.sign(OF_A_GUEST, Optional.of(new UserId("guest-" + UUID.randomUUID())), TTL);
    }
}

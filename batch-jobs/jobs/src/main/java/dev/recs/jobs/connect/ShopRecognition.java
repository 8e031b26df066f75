package dev.recs.jobs.connect;

import dev.recs.model.failure.Misconfigured;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out which shop a database holds. */
final class ShopRecognition {

    private static final List<ShopKind> KINDS = List.of(new WooCommerce(), new Shopware(), new PlainShop());

    private ShopRecognition() {}

    /** @throws Misconfigured in one line, if there is none or it cannot be connected */
    static Shop recognise(ShopDatabase database, ConnectRequest request) {
        if (database.isEmpty()) {
            throw new Misconfigured(
                    "database %s has no table that this user may see: is the name right, and has the user of recs.connect.admin-user rights on it?"
                            .formatted(database.name()));
        }
        if (request.system().filter(ShopSystem.CUSTOM::equals).isPresent()) {
            return custom(database, request);
        }
        return KINDS.stream()
                .filter(kind -> request.system().map(kind.system()::equals).orElse(true))
                .map(kind -> kind.recognise(database, request))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new Misconfigured(
                        "database %s is not %s that we know: look at --prefix, or write a template (--shop=custom --write-template=FOLDER)"
                                .formatted(
                                        database.name(),
                                        request.system()
                                                .map(system -> "an installation of " + system.title())
                                                .orElse("a shop system"))));
    }

    private static Shop custom(ShopDatabase database, ConnectRequest request) {
        if (request.template().isEmpty()) {
            throw new Misconfigured(
                    "--shop=custom has no template of ours: write one (--shop=custom --write-template=FOLDER), edit it, and give it by --template=FOLDER");
        }
        if (request.states().isEmpty()) {
            throw new Misconfigured(
                    "recs.shop.order-states is empty: expected the states that count as a purchase, in the shop's words");
        }
        return new Shop(
                ShopSystem.CUSTOM,
                "from " + request.template().orElseThrow().getFileName(),
                database.name(),
                Map.of("prefix", request.prefix().orElse("")),
                request.states());
    }
}

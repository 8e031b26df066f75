package dev.recs.jobs.connect;

import dev.recs.model.failure.BadInput;
import dev.recs.stores.shop.BinaryIdText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the operator says of the shop.
 *
 * @param system empty: it is recognised
 * @param database of the shop
 * @param prefix of its tables; empty: it is found
 * @param template a folder with the four files; empty: the one that comes with us
 * @param states of an order that count as a purchase; empty: those of the system
 * @param binaryIds the text form of ids that are BINARY(16)
 */
public record ConnectRequest(
        Optional<ShopSystem> system,
        String database,
        Optional<String> prefix,
        Optional<Path> template,
        List<String> states,
        BinaryIdText binaryIds) {

    private static final String NAME = "[A-Za-z0-9_$-]{1,64}";
    private static final String PREFIX = "[A-Za-z0-9_]{0,40}";
    private static final String STATE = "[A-Za-z0-9_-]{1,64}";

    public ConnectRequest {
        states = List.copyOf(states);
        require(database.matches(NAME), "--database", database, "1 to 64 letters, digits, _, $ or -");
        prefix.ifPresent(given -> require(given.matches(PREFIX), "--prefix", given, "letters, digits and _"));
        states.forEach(
                state -> require(state.matches(STATE), "recs.shop.order-states", state, "letters, digits, _ and -"));
    }

    List<String> statesOr(List<String> others) {
        return states.isEmpty() ? others : states;
    }

    private static void require(boolean right, String option, String given, String expected) {
        if (!right) {
            throw new BadInput("%s=%s: expected %s".formatted(option, given, expected));
        }
    }
}

package dev.recs.evaluation;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.history.PurchaseHistory;
import java.util.HashMap;
import java.util.Map;

/** Translates the ids in outside lists into the numbers of a run: plain ids, and pseudonyms of a key where one is given. */
final class RunIds {

    /** What is answered for an id that this run does not have. */
    static final int UNKNOWN = -1;

    private final ProductIndex index;
    private final Map<String, Integer> users = new HashMap<>();
    private final Map<String, Integer> pseudonymousProducts = new HashMap<>();

    /** Users of the run are those that have a line in the training, and those to be answered. */
    RunIds(Split split, Naming naming) {
        this.index = split.index();
        PurchaseHistory history = split.history();
        for (int user = 0; user < history.users(); user++) {
            if (history.begin(user) < history.end(user)) {
                add(history.userId(user), user, naming);
            }
        }
        for (Holdout.Case one : split.newcomers()) {
            add(history.userId(one.user()), one.user(), naming);
        }
        for (int product = 0; !naming.isPlain() && product < index.size(); product++) {
            pseudonymousProducts.put(naming.product(index.idOf(product).value()), product);
        }
    }

    private void add(String id, int user, Naming naming) {
        users.put(id, user);
        if (!naming.isPlain()) {
            users.put(naming.user(id), user);
        }
    }

    int user(String id) {
        return users.getOrDefault(id, UNKNOWN);
    }

    int product(String id) {
        int product = index.numberOf(id);
        return product == ProductIndex.UNKNOWN ? pseudonymousProducts.getOrDefault(id, UNKNOWN) : product;
    }
}

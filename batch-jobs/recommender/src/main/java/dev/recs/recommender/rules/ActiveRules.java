package dev.recs.recommender.rules;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.ProductIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the rules of one moment say of every product of a catalog, by number; immutable. */
public final class ActiveRules {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveRules.class);

    private final List<Rule> rules;
    private final Period span;
    private final boolean[] hidden;
    private final double[] factors;
    private final List<Pin> pins = new ArrayList<>();
    private final ProductIndex index;

    /** @param span the time in which these rules are the ones that hold */
    ActiveRules(List<Rule> rules, Period span, ProductIndex index) {
        this.rules = List.copyOf(rules);
        this.span = span;
        this.index = index;
        this.hidden = new boolean[index.size()];
        for (int product = 0; product < hidden.length; product++) {
            hidden[product] = !index.product(product).recommendable();
        }
        this.factors = new double[rules.isEmpty() ? 0 : hidden.length];
        Arrays.fill(factors, 1);
        this.rules.forEach(this::apply);
        pins.removeIf(pin -> hidden[pin.product()]);
        pins.sort(Comparator.comparingInt(Pin::position));
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether these are the rules of a moment. */
    public boolean holdAt(Instant moment) {
        return span.contains(moment);
    }

    /** Whether a product may be on no list and is no evidence of what a user likes: a rule excludes it, or it is no product of its own. */
    public boolean hide(int product) {
        return hidden[product];
    }

    /** Whether what a user did with a product tells what the user likes; what is gone from the catalog does. */
    public boolean isEvidence(ProductId productId) {
        int product = index.numberOf(productId.value());
        return product == ProductIndex.UNKNOWN || !hidden[product];
    }

    /** What the rules make of a score. */
    public double weigh(int product, double score) {
        return isEmpty() ? score : weigh(factors[product], score);
    }

    /** The rules that change the score of a product and by how much each; empty for most products. */
    public List<Change> changes(int product, double score) {
        if (isEmpty() || factors[product] == 1) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        double all = 1;
        for (Rule rule : rules) {
            if (rule.action() instanceof Action.Weigh(double factor)
                    && rule.selector().matches(index.product(product))) {
                changes.add(new Change(rule.name(), all * (factor - 1) * Math.abs(score)));
                all *= factor;
            }
        }
        return changes;
    }

    /** By position; of products of this catalog that are not excluded. */
    public List<Pin> pins() {
        return List.copyOf(pins);
    }

    private void apply(Rule rule) {
        int matched = 0;
        for (int product = 0; product < hidden.length; product++) {
            if (rule.selector().matches(index.product(product))) {
                matched++;
                switch (rule.action()) {
                    case Action.Exclude() -> hidden[product] = true;
                    case Action.Weigh(double factor) -> factors[product] *= factor;
                    case Action.Pin(int position) -> pins.add(new Pin(product, position, rule.name()));
                }
            }
        }
        if (matched == 0) {
            LOG.warn("rule '{}' in line {} matches no product of the catalog", rule.name(), rule.line());
        }
    }

    private static double weigh(double factor, double score) {
        return factor == 1 ? score : score + (factor - 1) * Math.abs(score);
    }

    /** What one rule adds to a score, or takes. */
    public record Change(String rule, double amount) {}

    /**
     * A product that has its place.
     *
     * @param position from 1
     */
    public record Pin(int product, int position, String rule) {}
}

package dev.recs.model.experiment;

import dev.recs.model.TextHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A comparison of variants on users, as {@code experiments.yaml} defines it.
 *
 * @param name also the salt of the assignment: experiments of other names assign independently
 * @param metric it is decided by
 * @param from before which nobody is in it, {@link Instant#MIN} if not said
 * @param until from which on nobody is, {@link Instant#MAX} if not said
 * @param variants at least two; the first is what the others are compared with. Their shares add up to 1 at most
 */
public record Experiment(String name, Metric metric, Instant from, Instant until, List<Variant> variants) {

    public Experiment {
        variants = List.copyOf(variants);
    }

    public VariantName nameOf(Variant variant) {
        return VariantName.of(name, variant.name());
    }

    /** The variant that a name means; empty if it is of another experiment. */
    public Optional<Variant> variant(VariantName wanted) {
        return variants.stream()
                .filter(variant -> nameOf(variant).equals(wanted))
                .findFirst();
    }

    /** Whether the file lets it run at a moment; somebody must have started it as well. */
    public boolean isWithin(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    /** The same as long as nothing of the definition changes, rules of variants included. */
    public String definitionHash() {
        return TextHash.hash(ExperimentJson.write(this));
    }
}

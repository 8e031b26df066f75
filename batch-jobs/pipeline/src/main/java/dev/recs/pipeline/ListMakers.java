package dev.recs.pipeline;

import dev.recs.model.Embedding;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.pipeline.Eligibility.Evidence;
import dev.recs.recommender.experiments.ListsByVariant;
import dev.recs.recommender.lists.ListMaker;
import dev.recs.recommender.model.CatalogModel;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** The maker of lists of each variant, over one catalog model. Safe for any number of threads. */
final class ListMakers {

    private final ListsByVariant lists;
    private final ListMaker configured;
    private final Map<VariantName, ListMaker> byVariant = new HashMap<>();

    /** @param configured that of users who are in no variant */
    ListMakers(ListsByVariant lists, ListMaker configured) {
        this.lists = lists;
        this.configured = configured;
        lists.all()
                .forEach((variant, settings) ->
                        byVariant.put(variant, variant.isNone() ? configured : configured.with(settings)));
    }

    /** That of the configuration, for guests and for what is compared whoever the user is. */
    ListMaker configured() {
        return configured;
    }

    /** That of the user's variant as of a moment. */
    ListMaker of(UserId user, Instant asOf) {
        return Objects.requireNonNull(byVariant.get(lists.variantOf(user, asOf)));
    }

    CatalogModel model() {
        return configured.model();
    }

    /** Before the lists of a chunk, whatever the variants of its users. */
    void prepare(Map<String, Embedding> searches) {
        configured.prepare(searches);
    }

    /** To the rules of the user's own variant. */
    Evidence evidenceAt(Instant asOf) {
        Map<VariantName, Predicate<ProductId>> counts = new HashMap<>();
        byVariant.forEach((variant, maker) -> counts.put(variant, maker.evidenceAt(asOf)));
        return new Evidence(
                user -> Objects.requireNonNull(counts.get(lists.variantOf(user, asOf))),
                product -> model().index().categoryOf(product.value()));
    }

    /** To the rules of the configuration. */
    Evidence configuredEvidenceAt(Instant asOf) {
        Predicate<ProductId> counts = configured.evidenceAt(asOf);
        return new Evidence(user -> counts, product -> model().index().categoryOf(product.value()));
    }
}

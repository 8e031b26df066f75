package dev.recs.jobs.nightly;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.ModelPublisher;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.stores.shop.ShopUsers;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Refreshes users named one by one, with the model of the last run; not a job, and needs no lock. */
public final class SingleUsers {

    private final ShopUsers shop;
    private final CatalogModels models;
    private final CatalogTraining training;
    private final ModelPublisher publisher;
    private final CurrentPipeline pipeline;

    SingleUsers(
            ShopUsers shop,
            CatalogModels models,
            CatalogTraining training,
            ModelPublisher publisher,
            CurrentPipeline pipeline) {
        this.shop = shop;
        this.models = models;
        this.training = training;
        this.publisher = publisher;
        this.pipeline = pipeline;
    }

    /** @throws BadInput naming the ids that the store does not know */
    public RefreshAccount refresh(List<UserId> users, Instant asOf) {
        List<UserId> distinct = users.stream().distinct().toList();
        requireKnown(distinct);
        if (models.current().isEmpty()) {
            training.train(asOf);
            publisher.publishPopular(asOf);
        }
        return pipeline.current().refresh(distinct, asOf);
    }

    /** @throws BadInput naming the ids that the store does not know */
    public void requireKnown(List<UserId> users) {
        Set<UserId> listed = shop.listed(users);
        List<String> unknown = users.stream()
                .filter(user -> !listed.contains(user))
                .map(UserId::value)
                .toList();
        if (!unknown.isEmpty()) {
            throw new BadInput("not in recs_users: %s: check --user-id".formatted(String.join(", ", unknown)));
        }
    }
}

package dev.recs.jobs.nightly;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.RefreshAccount;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refreshes users named one by one, with the model of the last run; not a job, and needs no lock. */
public final class SingleUsers {

    private final JdbcClient jdbc;
    private final CatalogModels models;
    private final CatalogTraining training;
    private final CurrentPipeline pipeline;

    SingleUsers(JdbcClient jdbc, CatalogModels models, CatalogTraining training, CurrentPipeline pipeline) {
        this.jdbc = jdbc;
        this.models = models;
        this.training = training;
        this.pipeline = pipeline;
    }

    /** @throws BadInput naming the ids that the store does not know */
    public RefreshAccount refresh(List<UserId> users, Instant asOf) {
        List<UserId> distinct = users.stream().distinct().toList();
        requireKnown(distinct);
        if (models.currentVersion().isEmpty()) {
            training.train(asOf);
            training.savePopular(asOf);
        }
        return pipeline.current().refresh(distinct, asOf);
    }

    /** @throws BadInput naming the ids that the store does not know */
    public void requireKnown(List<UserId> users) {
        List<String> known = jdbc.sql("SELECT user_id FROM recs_users WHERE user_id IN (:users)")
                .param("users", users.stream().map(UserId::value).toList())
                .query((row, number) -> row.getString("user_id"))
                .list();
        List<String> unknown = users.stream()
                .map(UserId::value)
                .filter(user -> !known.contains(user))
                .toList();
        if (!unknown.isEmpty()) {
            throw new BadInput("not in recs_users: %s: check --user-id".formatted(String.join(", ", unknown)));
        }
    }
}

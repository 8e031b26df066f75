package dev.recs.refresh;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.SqlTimes;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole run: learns the catalog, then refreshes the users of a selection page by page. */
public final class RefreshRun {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshRun.class);

    private final JdbcClient jdbc;
    private final CatalogLearner learner;
    private final RefreshFactory refreshes;

    public RefreshRun(JdbcClient jdbc, CatalogLearner learner, RefreshFactory refreshes) {
        this.jdbc = jdbc;
        this.learner = learner;
        this.refreshes = refreshes;
    }

    /** Everybody who was active since a moment. */
    public RefreshAccount everyone(Instant activeSince, Instant asOf) {
        Refresh refresh = refreshes.of(learner.learn(asOf));
        RefreshAccount account = RefreshAccount.NONE;
        String after = "";
        while (true) {
            List<UserId> page = page(after, activeSince);
            if (page.isEmpty()) {
                LOG.info("users finished: {}", account);
                return account;
            }
            account = account.plus(refresh.refresh(page, asOf));
            LOG.info("users: {} done", account.read());
            after = page.getLast().value();
        }
    }

    /** @throws BadInput naming the first id that the store does not know */
    public RefreshAccount only(List<UserId> users, Instant asOf) {
        for (UserId user : users) {
            if (jdbc.sql("SELECT 1 FROM recs_users WHERE user_id = ?")
                    .param(user.value())
                    .query()
                    .listOfRows()
                    .isEmpty()) {
                throw new BadInput("no user '%s' in recs_users: check the id".formatted(user));
            }
        }
        return refreshes.of(learner.learn(asOf)).refresh(users, asOf);
    }

    private List<UserId> page(String after, Instant activeSince) {
        return jdbc.sql("""
                        SELECT user_id FROM recs_users WHERE user_id > :after AND last_active_at >= :since
                        ORDER BY user_id LIMIT 500
                        """)
                .param("after", after)
                .param("since", SqlTimes.write(activeSince))
                .query((row, number) -> new UserId(row.getString("user_id")))
                .list();
    }
}

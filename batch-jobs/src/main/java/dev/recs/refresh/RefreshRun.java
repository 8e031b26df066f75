package dev.recs.refresh;

import dev.recs.activity.ActivityStore;
import dev.recs.catalog.ProductIndex;
import dev.recs.catalog.Products;
import dev.recs.embedding.Embedder;
import dev.recs.embedding.LocalEmbeddingProvider;
import dev.recs.model.Embedding;
import dev.recs.model.UserId;
import dev.recs.model.catalog.Product;
import dev.recs.model.failure.BadInput;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.neighbours.CatalogModel;
import dev.recs.orders.OrderLines;
import dev.recs.profile.Profiler;
import dev.recs.publication.MongoCatalog;
import dev.recs.publication.MongoLists;
import dev.recs.publication.RedisPublisher;
import dev.recs.ranking.Ranker;
import dev.recs.ranking.RankingWeights;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.Stores;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** A whole run: learns the catalog, then refreshes the users of a selection page by page. */
public final class RefreshRun {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshRun.class);
    private static final int CHUNK = 500;

    private final Stores stores;
    private final Clock clock;
    private final byte[] erasureKey;
    private final Embedder embedder;

    public RefreshRun(Stores stores, Clock clock, byte[] erasureKey) {
        this.stores = stores;
        this.clock = clock;
        this.erasureKey = erasureKey.clone();
        this.embedder = new Embedder(new LocalEmbeddingProvider(), stores.mongodb(), VectorFormat.PLAIN_BINARY);
    }

    /** Everybody who was active since a moment. */
    public RefreshAccount everyone(Instant activeSince, Instant asOf) {
        Refresh refresh = prepare(asOf);
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
            if (stores.jdbc()
                    .sql("SELECT 1 FROM recs_users WHERE user_id = ?")
                    .param(user.value())
                    .query()
                    .listOfRows()
                    .isEmpty()) {
                throw new BadInput("no user '%s' in recs_users: check the id".formatted(user));
            }
        }
        return prepare(asOf).refresh(users, asOf);
    }

    public long sentTexts() {
        return embedder.sentTexts();
    }

    private Refresh prepare(Instant asOf) {
        ProductIndex index = new ProductIndex(new Products(stores.jdbc()).all());
        List<Embedding> embeddings = embed(index);
        LOG.info("catalog finished: {} products, {} texts sent to the provider", index.size(), embedder.sentTexts());
        CatalogModel model =
                CatalogModel.learn(index, embeddings, new OrderLines(new JdbcTemplate(stores.mysql())), asOf);
        new MongoCatalog(stores.mongodb()).save(model, asOf);
        LOG.info("neighbours and popular finished");
        String recipe = Integer.toHexString(
                Objects.hash(RankingWeights.DEFAULT, embedder.space().toString()));
        return new Refresh(
                new ActivityStore(stores.jdbc(), stores.redis()),
                embedder,
                new Refresh.Stages(
                        new Profiler(index, embedder.space(), recipe),
                        new Ranker(model, RankingWeights.DEFAULT),
                        clock),
                new Refresh.Destinations(
                        new MongoLists(stores.mongodb(), VectorFormat.PLAIN_BINARY),
                        new RedisPublisher(stores.redis(), erasureKey)));
    }

    private List<Embedding> embed(ProductIndex index) {
        List<String> texts = index.products().stream().map(ProductIndex::textOf).toList();
        Map<String, Embedding> embeddings = new HashMap<>();
        for (int from = 0; from < texts.size(); from += CHUNK) {
            embeddings.putAll(embedder.embed(texts.subList(from, Math.min(from + CHUNK, texts.size()))));
        }
        return index.products().stream()
                .map(product -> embeddingOf(product, embeddings))
                .toList();
    }

    private static Embedding embeddingOf(Product product, Map<String, Embedding> embeddings) {
        return Objects.requireNonNull(
                embeddings.get(ProductIndex.textOf(product)), () -> "no vector for product " + product.productId());
    }

    private List<UserId> page(String after, Instant activeSince) {
        return stores.jdbc()
                .sql("""
                        SELECT user_id FROM recs_users WHERE user_id > :after AND last_active_at >= :since
                        ORDER BY user_id LIMIT 500
                        """)
                .param("after", after)
                .param("since", SqlTimes.write(activeSince))
                .query((row, number) -> new UserId(row.getString("user_id")))
                .list();
    }
}

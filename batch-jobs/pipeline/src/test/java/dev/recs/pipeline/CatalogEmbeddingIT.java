package dev.recs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.pipeline.embedding.TextVectorSource;
import dev.recs.pipeline.embedding.TextVectors;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.shop.ShopViews;
import dev.recs.stores.vectorsearch.ProductEmbeddings;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The step that embeds comes before the training that would refuse the catalog. */
final class CatalogEmbeddingIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    /** Of vectors so long that no two fit into an array. */
    private static final EmbeddingSpace SPACE = new EmbeddingSpace("long", Integer.MAX_VALUE, 1);

    @Test
    void aCatalogThatCannotBeTrainedOnIsRefusedBeforeATextIsEmbedded() {
        JdbcTemplate mysql =
                new JdbcTemplate(new DriverManagerDataSource(STACK.addresses().mysqlUrl(), "root", ""));
        fill(mysql);
        ShopViews shop = ShopViews.read(mysql, Bound.settings(ShopSettings.class, Map.of()));
        Asked asked = new Asked();
        try (MongoClient client = MongoClients.create(STACK.addresses().mongodbUri())) {
            CatalogEmbedding embedding = new CatalogEmbedding(
                    new Products(JdbcClient.create(mysql), shop),
                    asked,
                    new ProductEmbeddings(client.getDatabase("recs"), VectorFormat.PLAIN_BINARY, SPACE));
            assertThatThrownBy(embedding::run)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageStartingWith("the catalog has 2 products with vectors of 2147483647 dimensions: ");
        }
        assertThat(asked.texts).isEmpty();
    }

    private static void fill(JdbcTemplate mysql) {
        mysql.execute("CREATE OR REPLACE VIEW recs_users AS SELECT 'u' AS user_id, NOW() AS created_at");
        mysql.execute("CREATE OR REPLACE VIEW recs_purchases AS SELECT 'u' AS user_id, 'o' AS order_id,"
                + " 'tea' AS product_id, 1 AS quantity, NOW() AS purchased_at");
        mysql.execute("CREATE OR REPLACE VIEW recs_products AS SELECT id AS product_id, id AS name, '' AS category,"
                + " '' AS brand, '' AS description, 1.5 AS price, 'EUR' AS currency, '' AS image_url, 1 AS in_stock,"
                + " NULL AS updated_at FROM (SELECT 'tea' AS id UNION ALL SELECT 'cup') AS two");
    }

    /** Has no vector for anything. */
    private static final class Asked implements TextVectorSource {

        private final List<String> texts = new ArrayList<>();

        @Override
        public EmbeddingSpace space() {
            return SPACE;
        }

        @Override
        public TextVectors find(Collection<String> wanted) {
            texts.addAll(wanted);
            throw new IllegalStateException("a text is embedded");
        }
    }
}

package dev.recs.serving;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.PopularListDocument;
import dev.recs.model.mongo.RecommendationListDocument;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Writes what the batch jobs would have written: products {@code P0…}, of which {@code P7} is sold out, lists and popular lists. */
final class StoredSamples {

    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

    private final ApiUnderTest api;

    StoredSamples(ApiUnderTest api) {
        this.api = api;
    }

    void saveProducts(int count) {
        for (int i = 0; i < count; i++) {
            api.jdbc()
                    .update(
                            "INSERT INTO sample_shop.products (product_id, name, category, price, currency, in_stock, updated_at)"
                                    + " VALUES (?, ?, ?, 2.50, 'GBP', ?, NOW(3))",
                            "P" + i,
                            "Product " + i,
                            i % 2 == 0 ? "even" : "odd",
                            i != 7);
        }
    }

    void savePopular(String category, int... products) {
        List<PopularProduct> items = IntStream.of(products)
                .mapToObj(product -> new PopularProduct(new ProductId("P" + product), 100 - product))
                .toList();
        api.mongo()
                .getCollection(MongoCollections.POPULAR_PRODUCTS)
                .insertOne(PopularListDocument.of(new PopularList(category, AS_OF, items)));
    }

    /** As if a rule of the shop excluded it. */
    void withhold(int product) {
        api.mongo()
                .getCollection(MongoCollections.POPULAR_PRODUCTS)
                .updateOne(
                        Filters.eq("_id", PopularListDocument.idOf("")),
                        Updates.set("withheld", List.of("P" + product)));
    }

    UserId saveList(int... products) {
        return saveList(new UserId(UUID.randomUUID().toString()), products);
    }

    void replaceList(UserId user, int... products) {
        replaceList(user, VariantName.NONE, products);
    }

    void replaceList(UserId user, VariantName variant, int... products) {
        api.mongo().getCollection(MongoCollections.USER_RECOMMENDATIONS).deleteOne(Filters.eq("_id", user.value()));
        saveList(user, variant, products);
    }

    UserId saveList(UserId user, int... products) {
        return saveList(user, VariantName.NONE, products);
    }

    /** Of the hold-out it is the popular list. */
    UserId saveList(UserId user, VariantName variant, int... products) {
        List<Recommendation> items = IntStream.of(products)
                .mapToObj(product -> new Recommendation(
                        new ProductId("P" + product),
                        2,
                        List.of(
                                new Reason(ReasonType.BOUGHT_TOGETHER, "P9", 1.5),
                                new Reason(ReasonType.SEARCHED, "kettle", 0.3),
                                new Reason(ReasonType.TASTE, "", 0.1),
                                new Reason(ReasonType.OTHER, "", 0.1))))
                .toList();
        RecommendationList list = new RecommendationList(
                user,
                new ListVersion(Instant.now(), AS_OF),
                AS_OF,
                variant.isHoldOut() ? RecommendationList.POPULAR : "test",
                "recipe",
                items,
                List.of(),
                variant);
        api.mongo().getCollection(MongoCollections.USER_RECOMMENDATIONS).insertOne(RecommendationListDocument.of(list));
        return user;
    }
}

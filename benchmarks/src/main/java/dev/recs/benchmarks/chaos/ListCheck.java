package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.chaos.ChaosRound.LastOrder;
import dev.recs.benchmarks.freshness.TestShop;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.pipeline.RefreshPipelineFactory;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.lists.Recommendations.Stamp;
import dev.recs.stores.queue.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;

/**
 * Holds the list of every user against the user's orders, and its reasons against those of a list made afresh by the same recipe when all
 * is quiet.
 */
final class ListCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ListCheck.class);

    private final TestShop shop;
    private final Map<UserId, Set<ProductId>> bought;
    private final Map<UserId, LastOrder> last;
    private final boolean mayBeThrownOut;

    /** @param mayBeThrownOut of Redis; else a list that is only in MongoDB is missing */
    ListCheck(TestShop shop, Map<UserId, Set<ProductId>> bought, Map<UserId, LastOrder> last, boolean mayBeThrownOut) {
        this.shop = shop;
        this.bought = bought;
        this.last = last;
        this.mayBeThrownOut = mayBeThrownOut;
    }

    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        Map<UserId, Boolean> named = new HashMap<>();
        last.forEach((user, order) -> list(user)
                .ifPresentOrElse(
                        list -> {
                            named.put(user, names(list, order.product()));
                            wrong.addAll(wrong(user, list, order));
                        },
                        () -> wrong.add("%s has no list".formatted(user))));
        Map<UserId, Stamp> made = stamps();
        Patience.with(this::refreshAll);
        Map<UserId, Stamp> fresh = stamps();
        named.keySet().removeIf(user -> !isOfOneRecipe(made.get(user), fresh.get(user)));
        LOG.info("compared the reasons of {} lists of {} with fresh ones", named.size(), last.size());
        named.forEach((user, before) -> {
            LastOrder order = last.get(user);
            if (order != null
                    && list(user)
                            .filter(list -> names(list, order.product()) != before)
                            .isPresent()) {
                wrong.add("%s: product %s is %s reason, a fresh list says otherwise"
                        .formatted(user, order.product(), before ? "a" : "no"));
            }
        });
        long letters = Patience.with(() -> shop.bean(DeadLetters.class).count());
        if (letters > 0) {
            wrong.add("%d dead letters: %s"
                    .formatted(letters, shop.bean(DeadLetters.class).newest(3)));
        }
        return wrong;
    }

    private Map<UserId, Stamp> stamps() {
        return Patience.with(() -> shop.bean(Recommendations.class).stamps(last.keySet()));
    }

    /** Another version of the product, or another model, may have other reasons. */
    private static boolean isOfOneRecipe(@Nullable Stamp one, @Nullable Stamp other) {
        return one != null && other != null && one.recipe().equals(other.recipe());
    }

    private List<String> wrong(UserId user, RecommendationListValue list, LastOrder order) {
        List<String> wrong = new ArrayList<>();
        if (list.version().activityUntil().isBefore(order.at())) {
            wrong.add("%s: list has seen orders until %s, the last is of %s"
                    .formatted(user, list.version().activityUntil(), order.at()));
        }
        list.items().stream()
                .filter(item -> bought.getOrDefault(user, Set.of()).contains(item.productId()))
                .forEach(item -> wrong.add("%s: %s was bought and is recommended".formatted(user, item.productId())));
        return wrong;
    }

    /** Once: lists made by the worker were looked at before. */
    private RefreshAccount refreshAll() {
        return shop.bean(RefreshPipelineFactory.class)
                .create(shop.bean(CatalogModels.class).load().model())
                .refresh(List.copyOf(last.keySet()), Instant.now());
    }

    private static boolean names(RecommendationListValue list, ProductId product) {
        return list.items().stream()
                .flatMap(item -> item.reasons().stream())
                .anyMatch(reason -> reason.subject().equals(product.value()));
    }

    /** In Redis, or, where Redis may have had no room for it, in MongoDB, as the API finds it. */
    private Optional<RecommendationListValue> list(UserId user) {
        return Optional.ofNullable(Patience.with(() -> shop.bean(UnifiedJedis.class)
                        .get(RecommendationListKey.of(user).getBytes(StandardCharsets.UTF_8))))
                .map(RecommendationListValue::parse)
                .or(() -> mayBeThrownOut ? storedList(user) : Optional.empty());
    }

    private Optional<RecommendationListValue> storedList(UserId user) {
        return Patience.with(() -> shop.bean(Recommendations.class).find(user)).map(RecommendationListValue::of);
    }
}

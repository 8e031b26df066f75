package dev.recs.ranking;

import dev.recs.activity.PurchasedProduct;
import dev.recs.catalog.ProductIndex;
import dev.recs.model.Embedding;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.Ingredient;
import dev.recs.neighbours.Neighbours;
import dev.recs.signal.Channel;
import dev.recs.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The terms of the score that one user's doings give, always in the same order; what the whole store does is not among them. */
final class UserTerms {

    private static final int NEXT_ORDERS = 5;
    private static final double NEXT_STEP = 0.6;
    private static final double DUE_SLACK_DAYS = 7;
    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private final CatalogModel model;
    private final RankingRequest request;
    private final List<Interest> interests;
    private final SearchMatches searches;
    private final Instant asOf;

    UserTerms(CatalogModel model, SearchMatches searches, RankingRequest request) {
        this.model = model;
        this.request = request;
        this.searches = searches;
        this.interests = Interests.of(model.index(), request);
        this.asOf = request.asOf();
    }

    /** @param repeats whether what the user has may be on the list: only then it is worth counting */
    void forEach(boolean repeats, Terms terms) {
        for (Interest interest : interests) {
            together(interest, terms);
        }
        for (Interest interest : interests) {
            similar(interest, terms);
        }
        next(terms);
        searched(terms);
        if (repeats) {
            buyAgain(terms);
        }
    }

    private void together(Interest interest, Terms terms) {
        Neighbours neighbours = model.boughtTogether();
        for (int rank = 0; rank < neighbours.count(interest.product()); rank++) {
            terms.add(
                    neighbours.id(interest.product(), rank),
                    Ingredient.TOGETHER,
                    interest.together(),
                    interest.subject(),
                    interest.amount() * neighbours.weight(interest.product(), rank));
        }
    }

    private void similar(Interest interest, Terms terms) {
        Neighbours neighbours = model.similar();
        for (int rank = 0; rank < neighbours.count(interest.product()); rank++) {
            terms.add(
                    neighbours.id(interest.product(), rank),
                    Ingredient.SIMILAR,
                    interest.similar(),
                    interest.subject(),
                    interest.share() * neighbours.weight(interest.product(), rank));
        }
    }

    /** Purchases come latest first; those of one moment are one order, whose products share its weight. */
    private void next(Terms terms) {
        List<PurchasedProduct> purchases = request.activity().purchases();
        double weight = 1;
        int begin = 0;
        for (int order = 0; order < NEXT_ORDERS && begin < purchases.size(); order++) {
            int end = begin;
            while (end < purchases.size()
                    && purchases.get(end).last().equals(purchases.get(begin).last())) {
                end++;
            }
            for (PurchasedProduct purchase : purchases.subList(begin, end)) {
                next(purchase.productId().value(), weight / (end - begin), terms);
            }
            weight *= NEXT_STEP;
            begin = end;
        }
    }

    private void next(String subject, double weight, Terms terms) {
        int product = model.index().numberOf(subject);
        if (product != ProductIndex.UNKNOWN) {
            Neighbours neighbours = model.next();
            for (int rank = 0; rank < neighbours.count(product); rank++) {
                terms.add(
                        neighbours.id(product, rank),
                        Ingredient.NEXT,
                        ReasonType.BOUGHT_TOGETHER,
                        subject,
                        weight * neighbours.weight(product, rank));
            }
        }
    }

    private void searched(Terms terms) {
        for (Signal signal : request.signals()) {
            Embedding vector = request.searchVectors().get(signal.subject());
            if (signal.channel() == Channel.SEARCH && vector != null) {
                Neighbours matches = searches.of(signal.subject(), vector);
                for (int rank = 0; rank < matches.count(0); rank++) {
                    terms.add(
                            matches.id(0, rank),
                            Ingredient.SEARCHED,
                            ReasonType.SEARCHED,
                            signal.subject(),
                            signal.weight() * matches.weight(0, rank));
                }
            }
        }
    }

    private void buyAgain(Terms terms) {
        List<PurchasedProduct> purchases = request.activity().purchases();
        double orderDays = orderDays(purchases);
        for (PurchasedProduct purchase : purchases) {
            int product = model.index().numberOf(purchase.productId().value());
            if (product != ProductIndex.UNKNOWN) {
                double again =
                        purchase.days() / (orderDays + 1) * model.buyAgain().rate()[product];
                buyAgain(product, Ingredient.HABIT, Math.log1p(purchase.days()), terms);
                buyAgain(product, Ingredient.AGAIN, again, terms);
                buyAgain(product, Ingredient.DUE, due(purchase, product), terms);
            }
        }
    }

    private static void buyAgain(int product, Ingredient ingredient, double amount, Terms terms) {
        terms.add(product, ingredient, ReasonType.BUY_AGAIN, "", amount);
    }

    /** 1 when it was bought as long ago as it usually takes, less before and after. */
    private double due(PurchasedProduct purchase, int product) {
        double interval = purchase.days() > 1
                ? days(purchase.first(), purchase.last()) / (purchase.days() - 1)
                : model.buyAgain().intervalDays()[product];
        double ratio = (days(purchase.last(), asOf) + DUE_SLACK_DAYS) / (interval + DUE_SLACK_DAYS);
        return Math.exp(-Math.abs(Math.log(ratio)));
    }

    private static double days(Instant from, Instant to) {
        return Math.max(0, to.toEpochMilli() - from.toEpochMilli()) / MILLIS_PER_DAY;
    }

    /** Days with an order, as far as first and last purchases show them. */
    private static double orderDays(List<PurchasedProduct> purchases) {
        Set<Long> days = new HashSet<>();
        for (PurchasedProduct purchase : purchases) {
            days.add((long) (purchase.first().toEpochMilli() / MILLIS_PER_DAY));
            days.add((long) (purchase.last().toEpochMilli() / MILLIS_PER_DAY));
        }
        return days.size();
    }
}

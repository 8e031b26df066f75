package dev.recs.recommender.ranking;

import dev.recs.model.Embedding;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.signal.Channel;
import dev.recs.recommender.signal.Signal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The terms of the score that one user's doings give, always in the same order; what the whole store does is not among them. */
public final class UserTerms {

    private final CatalogModel model;
    private final RankingRequest request;
    private final List<Interest> interests;
    private final SearchMatches searches;

    public UserTerms(CatalogModel model, SearchMatches searches, RankingRequest request) {
        this.model = model;
        this.request = request;
        this.searches = searches;
        this.interests = Interests.collect(model, request);
    }

    /** Whether the product is among the latest purchases that speak for others. */
    boolean isOwned(int product) {
        return interests.stream().anyMatch(interest -> interest.isBought() && interest.product() == product);
    }

    /** @param counts features that are worth counting: what has no weight, or speaks for what may not be on the list, is not */
    public void forEach(Predicate<Feature> counts, Terms terms) {
        forEachInterest(Feature.CO_PURCHASE, counts, interest -> addCoPurchase(interest, terms));
        forEachInterest(Feature.CONTENT, counts, interest -> addContent(interest, terms));
        forEachInterest(Feature.SEQUENTIAL, counts, interest -> addSequential(interest, terms));
        forEachInterest(
                Feature.COMPANION,
                counts,
                interest ->
                        addLatest(interest, model.companions(), Feature.COMPANION, ReasonType.BOUGHT_TOGETHER, terms));
        forEachInterest(
                Feature.SUCCESSOR,
                counts,
                interest -> addLatest(interest, model.successors(), Feature.SUCCESSOR, ReasonType.BOUGHT_AFTER, terms));
        forEachInterest(Feature.LOW_RANK, counts, interest -> addLowRank(interest, terms));
        if (counts.test(Feature.SEARCH)) {
            addSearch(terms);
        }
        if (Feature.REPEATS.stream().anyMatch(counts)) {
            addRepeatPurchase(terms);
        }
    }

    private void forEachInterest(Feature feature, Predicate<Feature> counts, Consumer<Interest> add) {
        if (counts.test(feature)) {
            interests.forEach(add);
        }
    }

    private void addCoPurchase(Interest interest, Terms terms) {
        Neighbours neighbours = model.coPurchase();
        for (int rank = 0; rank < neighbours.count(interest.product()); rank++) {
            terms.add(
                    neighbours.id(interest.product(), rank),
                    Feature.CO_PURCHASE,
                    interest.coPurchaseReason(),
                    interest.subject(),
                    interest.amount() * neighbours.weight(interest.product(), rank));
        }
    }

    private void addContent(Interest interest, Terms terms) {
        Neighbours neighbours = model.similar();
        for (int rank = 0; rank < neighbours.count(interest.product()); rank++) {
            terms.add(
                    neighbours.id(interest.product(), rank),
                    Feature.CONTENT,
                    interest.contentReason(),
                    interest.subject(),
                    interest.share() * neighbours.weight(interest.product(), rank));
        }
    }

    /** A product that speaks for itself is bought again; one that was only viewed does not. */
    private void addSequential(Interest interest, Terms terms) {
        Neighbours neighbours = model.sequential();
        for (int rank = 0; rank < neighbours.count(interest.product()); rank++) {
            int product = neighbours.id(interest.product(), rank);
            double amount = interest.amount() * neighbours.weight(interest.product(), rank);
            if (product != interest.product()) {
                terms.add(product, Feature.SEQUENTIAL, interest.coPurchaseReason(), interest.subject(), amount);
            } else if (interest.isBought()) {
                terms.add(product, Feature.SEQUENTIAL, ReasonType.BUY_AGAIN, "", amount);
            }
        }
    }

    /** Nobody need have bought both, so it is a matter of taste, and named so. */
    private void addLowRank(Interest interest, Terms terms) {
        Neighbours neighbours = model.lowRank();
        for (int rank = 0; rank < neighbours.count(interest.product()); rank++) {
            terms.add(
                    neighbours.id(interest.product(), rank),
                    Feature.LOW_RANK,
                    ReasonType.TASTE,
                    "",
                    interest.amount() * neighbours.weight(interest.product(), rank));
        }
    }

    private static void addLatest(
            Interest interest, Neighbours neighbours, Feature feature, ReasonType reason, Terms terms) {
        for (int rank = 0; interest.latest() > 0 && rank < neighbours.count(interest.product()); rank++) {
            terms.add(
                    neighbours.id(interest.product(), rank),
                    feature,
                    reason,
                    interest.subject(),
                    interest.latest() * neighbours.weight(interest.product(), rank));
        }
    }

    private void addSearch(Terms terms) {
        for (Signal signal : request.signals()) {
            if (signal.channel() == Channel.SEARCH) {
                Embedding vector = request.searchVectors().get(signal.subject());
                Neighbours matches = searches.find(signal.subject(), vector);
                for (int rank = 0; rank < matches.count(0); rank++) {
                    terms.add(
                            matches.id(0, rank),
                            Feature.SEARCH,
                            ReasonType.SEARCHED,
                            signal.subject(),
                            signal.weight() * matches.weight(0, rank));
                }
            }
        }
    }

    /** The terms of buying again alone. */
    void addRepeatPurchase(Terms terms) {
        new RepeatPurchaseTerms(model, request).forEach(terms);
    }
}

package dev.recs.recommender.ranking;

import dev.recs.model.Embedding;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.signal.Channel;
import dev.recs.recommender.signal.Signal;
import java.util.List;

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

    /** @param repeats whether what the user has may be on the list: only then it is worth counting */
    public void forEach(boolean repeats, Terms terms) {
        for (Interest interest : interests) {
            addCoPurchase(interest, terms);
        }
        for (Interest interest : interests) {
            addContent(interest, terms);
        }
        for (Interest interest : interests) {
            addSequential(interest, terms);
        }
        addSearch(terms);
        if (repeats) {
            addRepeatPurchase(terms);
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

package dev.recs.stores.lists;

import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.recommendation.ListDigest;
import dev.recs.model.recommendation.RecommendationList;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stored recommendation lists of users, with all their reasons. Safe for any number of threads and processes: newer wins. */
public interface Recommendations {

    /**
     * Writes lists, each only over an older one: {@link ListVersion} decides.
     *
     * @return the users whose list was left alone because a strictly newer one is there
     */
    Set<UserId> save(List<RecommendationList> lists);

    /** @throws dev.recs.model.failure.BadInput if what is stored is not of our form */
    Optional<RecommendationList> find(UserId user);

    /** Versions and recipes of the lists of a chunk, in one query; a user without a list is not in it. */
    Map<UserId, Stamp> stamps(Collection<UserId> users);

    /** What the lists of a chunk are compared by, in one query; a user without a list, or with one of before 1.1.0, is not in it. */
    Map<UserId, PreviousList> previous(Collection<UserId> users);

    /**
     * Gives lists that were found equal a new stamp and leaves all else as it is: each only while it is the list that was compared.
     *
     * @return the users whose list is another by now
     */
    Set<UserId> stamp(Collection<NewStamp> stamps);

    /**
     * Users whose list is of a variant that is none of these, in the order of their ids; lists of no variant are not among them.
     *
     * @param after the id after which to begin; empty for the first
     * @return at most as many as asked for
     */
    List<UserId> ofOtherVariants(Set<VariantName> variants, String after, int limit);

    /** The same of users whose list is of this variant. */
    List<UserId> ofVariant(VariantName variant, String after, int limit);

    /** How many lists are of this variant. */
    long countOf(VariantName variant);

    /** About how many there are. */
    long count();

    /** Whether the user has one. */
    boolean exists(UserId user);

    /** @return how many there were */
    long delete(Collection<UserId> users);

    /** Removes lists, but none that a refresh as of a later time wrote. */
    void deleteOlder(Collection<UserId> users, Instant asOf);

    /**
     * What tells whether a list is stale.
     *
     * @param recipe digest of the configuration that made it
     */
    record Stamp(ListVersion version, String recipe) {}

    /** A stored list, as a new one is compared with it. */
    record PreviousList(ListVersion version, ListDigest digest) {}

    /**
     * The stamp of a list that a refresh made again as it was.
     *
     * @param previous version of the list that was compared
     */
    record NewStamp(UserId userId, ListVersion previous, Stamp stamp) {}
}

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

    /** Variants that lists are of, ended ones too; without that of lists of none. */
    Set<VariantName> variants();

    /**
     * Users whose list is of this variant, or of none, in the order of their ids.
     *
     * @param after id of the last one before; empty for the first page
     */
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
     * @param variant of both
     */
    record NewStamp(UserId userId, ListVersion previous, Stamp stamp, VariantName variant) {}
}

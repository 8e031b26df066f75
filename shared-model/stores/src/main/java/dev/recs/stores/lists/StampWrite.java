package dev.recs.stores.lists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import dev.recs.stores.lists.Recommendations.NewStamp;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Gives stored lists a new stamp, in one bulk write.
 *
 * <p>The filter asks for the very version that was compared, not for an older one: another refresh may have written another list meanwhile,
 * older than the stamp, and that list was not compared.
 */
final class StampWrite {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> lists;

    StampWrite(MongoCollection<Document> lists) {
        this.lists = lists;
    }

    /** @return the users whose list is another by now */
    Set<UserId> write(Collection<NewStamp> stamps) {
        if (stamps.isEmpty()) {
            return Set.of();
        }
        List<WriteModel<Document>> updates =
                stamps.stream().map(StampWrite::update).toList();
        return lists.bulkWrite(updates, UNORDERED).getMatchedCount() == stamps.size() ? Set.of() : without(stamps);
    }

    private Set<UserId> without(Collection<NewStamp> stamps) {
        Map<String, NewStamp> expected =
                stamps.stream().collect(Collectors.toMap(stamp -> stamp.userId().value(), Function.identity()));
        Set<UserId> without =
                new HashSet<>(stamps.stream().map(NewStamp::userId).collect(Collectors.toSet()));
        for (Document present : lists.find(Filters.in("_id", expected.keySet()))
                .projection(Projections.include("asOf", "activityUntil"))) {
            NewStamp stamp = expected.get(present.getString("_id"));
            if (stamp != null
                    && NewerWinsWrite.versionOf(present).equals(stamp.stamp().version())) {
                without.remove(stamp.userId());
            }
        }
        return without;
    }

    private static WriteModel<Document> update(NewStamp stamp) {
        Document compared = version(stamp.previous());
        Document same = new Document("_id", stamp.userId().value());
        same.putAll(compared);
        Document stamped =
                version(stamp.stamp().version()).append("recipe", stamp.stamp().recipe());
        return new UpdateOneModel<>(same, new Document("$set", stamped));
    }

    private static Document version(ListVersion version) {
        return new Document("asOf", Date.from(version.asOf()))
                .append("activityUntil", Date.from(version.activityUntil()));
    }
}

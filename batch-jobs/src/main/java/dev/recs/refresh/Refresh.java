package dev.recs.refresh;

import dev.recs.activity.Activity;
import dev.recs.activity.ActivityStore;
import dev.recs.embedding.Embedder;
import dev.recs.model.Embedding;
import dev.recs.model.UserId;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.profile.Profiler;
import dev.recs.publication.MongoLists;
import dev.recs.publication.RedisPublisher;
import dev.recs.ranking.Ranker;
import dev.recs.ranking.RankingRequest;
import dev.recs.signal.Signal;
import dev.recs.signal.SignalWeigher;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Remakes profiles and lists: a constant number of round trips a chunk, however many users it holds. */
public final class Refresh {

    private final ActivityStore activityStore;
    private final SignalWeigher weigher = new SignalWeigher();
    private final Embedder embedder;
    private final Stages stages;
    private final Destinations destinations;

    public Refresh(ActivityStore activityStore, Embedder embedder, Stages stages, Destinations destinations) {
        this.activityStore = activityStore;
        this.embedder = embedder;
        this.stages = stages;
        this.destinations = destinations;
    }

    /** Takes a chunk of users from activity to publication. */
    public RefreshAccount refresh(List<UserId> users, Instant asOf) {
        List<Activity> activities = activityStore.load(users, asOf);
        List<Weighed> weighed = activities.stream()
                .filter(Activity::personalizationEnabled)
                .filter(activity -> !activity.isEmpty())
                .map(activity -> new Weighed(activity, weigher.weigh(activity, asOf)))
                .toList();
        Map<String, Embedding> vectors = embedder.embed(texts(weighed));
        List<UserProfile> profiles = weighed.stream()
                .map(user -> stages.profiler().profile(user.activity(), user.signals(), vectors, asOf))
                .toList();
        List<RecommendationList> lists = new ArrayList<>(profiles.size());
        for (int i = 0; i < profiles.size(); i++) {
            lists.add(list(weighed.get(i), profiles.get(i), vectors));
        }
        int newerPresent = destinations.mongo().save(profiles, lists);
        destinations.redis().publish(profiles, lists);
        long optedOut = activities.stream()
                .filter(activity -> !activity.personalizationEnabled())
                .count();
        return new RefreshAccount(
                users.size(),
                lists.size() - newerPresent,
                newerPresent,
                activities.size() - optedOut - lists.size(),
                optedOut,
                users.size() - activities.size());
    }

    private RecommendationList list(Weighed user, UserProfile profile, Map<String, Embedding> vectors) {
        return new RecommendationList(
                profile.userId(),
                profile.version(),
                stages.clock().instant(),
                "bought-together+content/" + embedder.space(),
                profile.metadata().generationVersion(),
                stages.ranker()
                        .rank(new RankingRequest(
                                user.activity(),
                                user.signals(),
                                profile.version().asOf(),
                                vectors)),
                List.of());
    }

    private List<String> texts(List<Weighed> users) {
        return users.stream()
                .flatMap(user -> user.signals().stream())
                .map(stages.profiler()::textOf)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private record Weighed(Activity activity, List<Signal> signals) {}

    /** The pure stages. */
    public record Stages(Profiler profiler, Ranker ranker, Clock clock) {}

    /** Where the result goes. */
    public record Destinations(MongoLists mongo, RedisPublisher redis) {}
}

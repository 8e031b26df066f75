package dev.recs.pipeline;

import dev.recs.model.Embedding;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.pipeline.Eligibility.Eligible;
import dev.recs.pipeline.embedding.TextVectorSource;
import dev.recs.pipeline.embedding.TextVectors;
import dev.recs.recommender.lists.ListMaker;
import dev.recs.recommender.signal.Signal;
import dev.recs.stores.lists.PreviousProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Remakes profiles and lists: a constant number of round trips a chunk, however many users it holds. Safe for any number of
 * threads; the nightly job and the worker call the same.
 *
 * <p>Lists are made with the vectors there are: while the embedding provider is away, new searches are matched by their words.
 */
public final class RefreshPipeline {

    private final Eligibility eligibility;
    private final TextVectorSource vectors;
    private final Stages stages;
    private final ListPublisher publisher;
    private final StageTimers timers;

    RefreshPipeline(
            Eligibility eligibility,
            TextVectorSource vectors,
            Stages stages,
            ListPublisher publisher,
            StageTimers timers) {
        this.eligibility = eligibility;
        this.vectors = vectors;
        this.stages = stages;
        this.publisher = publisher;
        this.timers = timers;
    }

    /** Takes a chunk of users from activity to publication; what is stored of users with too few signals is removed at once. */
    public RefreshAccount refresh(List<UserId> users, Instant asOf) {
        return refresh(users, asOf, publisher::save, gone -> publisher.settle(Outcome.TOO_FEW_SIGNALS, gone, asOf));
    }

    /**
     * The same for a job over many: a list that is equal to the stored one is not written, it gets a new stamp. And it is left to the caller
     * what becomes of a stored profile and list whose user has too few signals now: a faulty view would empty the shop.
     *
     * @param gone given the users of whom something is stored
     */
    public RefreshAccount refreshInJob(List<UserId> users, Instant asOf, Consumer<List<UserId>> gone) {
        return refresh(users, asOf, publisher::saveChanged, gone);
    }

    private RefreshAccount refresh(
            List<UserId> users, Instant asOf, Publication publication, Consumer<List<UserId>> gone) {
        long begin = System.nanoTime();
        Eligible eligible = timers.time(
                "activity", () -> eligibility.check(users, asOf, stages.lists().evidenceAt(asOf)));
        publisher.lift(eligible.recreated());
        List<Weighed> weighed = timers.time("signal", () -> weigh(eligible.activities(), asOf));
        TextVectors found = timers.time("embedding", () -> vectors.find(texts(weighed)));
        List<UserProfile> profiles = timers.time("profile", () -> profiles(weighed, found.known(), asOf));
        List<RecommendationList> lists = timers.time(
                "ranking",
                () -> lists(weighed, profiles, found, user -> stages.lists().of(user, asOf)));
        List<Outcome> outcomes =
                timers.time("publication", () -> publication.save(profiles, lists, eligible.previous()));
        eligible.ineligible().forEach((outcome, others) -> {
            if (outcome == Outcome.TOO_FEW_SIGNALS) {
                gone.accept(
                        others.stream().filter(eligible.previous()::containsKey).toList());
            } else {
                publisher.settle(outcome, others, asOf);
            }
        });
        RefreshAccount account = account(outcomes, eligible);
        timers.count(account, Duration.ofNanos(System.nanoTime() - begin));
        return account;
    }

    /**
     * The lists that a refresh would publish if no user were in any variant; nothing is written. Users who would get none are left out.
     */
    public List<RecommendationList> preview(List<UserId> users, Instant asOf) {
        Eligible eligible = eligibility.check(users, asOf, stages.lists().configuredEvidenceAt(asOf));
        List<Weighed> weighed = weigh(eligible.activities(), asOf);
        TextVectors found = vectors.find(texts(weighed));
        return lists(
                weighed,
                profiles(weighed, found.known(), asOf),
                found,
                user -> stages.lists().configured());
    }

    /**
     * Profiles and lists of activities that belong to no account and so to no variant, by the same stages; nothing is written.
     *
     * @param others gives vectors instead of the source of this refresh
     * @return of those with anything that counts, in their order
     */
    public List<Made> make(List<Activity> activities, Instant asOf, TextVectorSource others) {
        List<Weighed> weighed =
                weigh(eligibility.evident(activities, stages.lists().configuredEvidenceAt(asOf)), asOf);
        TextVectors found = others.find(texts(weighed));
        List<UserProfile> profiles = profiles(weighed, found.known(), asOf);
        List<RecommendationList> lists =
                lists(weighed, profiles, found, user -> stages.lists().configured());
        return IntStream.range(0, lists.size())
                .mapToObj(i -> new Made(profiles.get(i), lists.get(i)))
                .toList();
    }

    private List<Weighed> weigh(List<Activity> activities, Instant asOf) {
        return activities.stream()
                .map(activity -> new Weighed(activity, stages.weigher().weigh(activity, asOf)))
                .toList();
    }

    private List<UserProfile> profiles(List<Weighed> users, Map<String, Embedding> known, Instant asOf) {
        return users.stream()
                .map(user -> timers.timeProfile(
                        () -> stages.profiler().profile(user.activity(), user.signals(), known, asOf)))
                .toList();
    }

    /** @param makers of a user's list */
    private List<RecommendationList> lists(
            List<Weighed> users, List<UserProfile> profiles, TextVectors found, Function<UserId, ListMaker> makers) {
        stages.prepare(users.stream().flatMap(user -> user.signals().stream()), found.known());
        List<RecommendationList> lists = new ArrayList<>(users.size());
        for (int i = 0; i < users.size(); i++) {
            Weighed user = users.get(i);
            lists.add(stages.list(
                    makers.apply(user.activity().userId()), user.activity(), user.signals(), profiles.get(i), found));
        }
        return lists;
    }

    private List<String> texts(List<Weighed> users) {
        return users.stream()
                .flatMap(user -> stages.profiler().texts(user.activity(), user.signals()).stream())
                .toList();
    }

    private static RefreshAccount account(List<Outcome> outcomes, Eligible eligible) {
        List<Outcome> all = new ArrayList<>(outcomes);
        eligible.ineligible().forEach((outcome, users) -> users.forEach(ignored -> all.add(outcome)));
        return RefreshAccount.of(all);
    }

    /** How a chunk is written. */
    private interface Publication {

        List<Outcome> save(
                List<UserProfile> profiles, List<RecommendationList> lists, Map<UserId, PreviousProfile> previous);
    }

    /** What was made of one activity. */
    public record Made(UserProfile profile, RecommendationList list) {}

    private record Weighed(Activity activity, List<Signal> signals) {}
}

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.EventsApi;
import org.openapitools.client.api.GuestsApi;
import org.openapitools.client.api.HealthApi;
import org.openapitools.client.api.ListsApi;
import org.openapitools.client.api.UsersApi;
import org.openapitools.client.model.Event;
import org.openapitools.client.model.EventReport;
import org.openapitools.client.model.GuestMerge;
import org.openapitools.client.model.Health;
import org.openapitools.client.model.NewChoice;
import org.openapitools.client.model.NewGuest;
import org.openapitools.client.model.NewRefusal;
import org.openapitools.client.model.Parameters;
import org.openapitools.client.model.RecommendationList;
import org.openapitools.client.model.Refusal;
import org.openapitools.client.model.Signals;

/** The generated Java client makes the calls against a running API: URL and TOKEN in the environment. */
final class Check {

    private static final String USER = "client-java";

    private Check() {}

    public static void main(String[] arguments) throws ApiException {
        ApiClient caller = client(System.getenv("TOKEN"));
        ListsApi lists = new ListsApi(caller);
        expect(new HealthApi(client()).health().getStatus() == Health.StatusEnum.UP, "a healthy API");

        RecommendationList list =
                lists.recommendations("12347", 5, null, List.of("22423", "85123A"), true, true, null);
        expect(list.getSource() == RecommendationList.SourceEnum.PERSONALIZED, "a list of the user's own");
        expect(list.getItems().size() == 5, "five products");
        expect(list.getGeneratedAt().isBefore(OffsetDateTime.now().plusMinutes(1)), "the time of the list");
        expect(list.getItems().stream().allMatch(item -> !item.getReasons().isEmpty()
                && item.getContributions().size() >= item.getReasons().size()), "reasons");
        expect(list.getShelves().get(0).getItems().get(0).getScore() == null, "shelves without scores");

        String first = list.getItems().get(0).getProductId();
        expect(lists.popularProducts(3, null, null).getItems().size() == 3, "three popular products");
        expect(lists.similarProducts(first, 3, null, null).getItems().size() == 3, "three similar products");
        expect(lists.visitorRecommendations(List.of(first), 3, null, null, null).getSource()
                == RecommendationList.SourceEnum.SIMILAR, "a list from what was viewed");
        expect(Objects.equals(lists.recommendationsByQuery("any/id", 2, null, null, null, null, null).getUserId(), "any/id"),
                "an id that no path can carry");

        expect(lists.recommendations("12347", 5, null, null, null, null, "none").getUserId() == null,
                "a list of nobody without consent");
        Parameters parameters = new ListsApi(client()).rankingParameters("de", null);
        expect(parameters.getLanguage() == Parameters.LanguageEnum.DE
                && parameters.getSections().stream().anyMatch(section -> section.getName().equals("controls")),
                "parameters in German");

        RecommendationList own = lists.recommendations(USER, 1, null, null, null, null, null);
        EventReport report = new EventsApi(caller).postEvents(List.of(
                event(Event.TypeEnum.VIEW).productId(first).at(OffsetDateTime.now()),
                shown(Event.TypeEnum.IMPRESSION, own),
                shown(Event.TypeEnum.CLICK, own),
                event(Event.TypeEnum.ORDER).orderId("1").productIds(List.of(first, "no-such-product")),
                event(Event.TypeEnum.SEARCH).query("someone@example.org")), USER + "-" + System.nanoTime(), null);
        expect(report.getAccepted() == 4 && report.getRejected().get(0).getIndex() == 4
                && report.getIgnored().get(0).getProductIds().equals(List.of("no-such-product")), "a report by index");

        NewGuest guest = new GuestsApi(client()).beginGuest();
        ApiClient visitor = client(guest.getGuestToken());
        expect(guest.getExpires().isAfter(OffsetDateTime.now()), "a token of a guest that lasts");
        new EventsApi(visitor).postEvents(
                List.of(new Event().type(Event.TypeEnum.VIEW).userId("me").productId(first).at(OffsetDateTime.now())), null, null);
        expect(new ListsApi(visitor).recommendations("me", 3, null, null, null, null, null).getUserId() == null,
                "a list of nobody known");
        GuestMerge merge = new GuestMerge().guestToken(guest.getGuestToken());
        expect(new GuestsApi(caller).mergeGuest(USER, merge, null).getMerged(), "what the guest did in the account");
        expect(!new GuestsApi(caller).mergeGuest(USER, merge, null).getMerged(), "a merge once");
        new GuestsApi(visitor).deleteGuest();

        UsersApi users = new UsersApi(caller);
        Refusal refusal = users.refuseSignal(
                USER, new NewRefusal().type(NewRefusal.TypeEnum.PRODUCT).productId(first));
        expect(first.equals(refusal.getProductId()) && !refusal.getId().isEmpty(), "a refusal with an id");
        Signals signals = users.signals(USER);
        expect(signals.getUserId().equals(USER)
                && signals.getRefusals().stream().anyMatch(each -> each.getId().equals(refusal.getId())),
                "the refusal among the signals");
        expect(users.takeBackRefusal(USER, refusal.getId()).getRefusals().isEmpty(), "no refusal once it is taken back");

        expect(!users.setPersonalization(USER, new NewChoice().enabled(false)).getEnabled(), "an opt-out");
        expect(!users.personalization(USER).getEnabled(), "the opt-out to last");
        expect(users.eraseUser(USER).getMissing().isEmpty(), "an erasure in every store");

        expect(status(() -> lists.similarProducts("no-such-product", null, null, null)) == 404, "404 for an unknown product");
        expect(status(() -> new ListsApi(client()).popularProducts(null, null, null)) == 401, "401 without a token");
        System.out.println("java: all calls were made");
    }

    private static ApiClient client() {
        ApiClient client = new ApiClient();
        client.updateBaseUri(System.getenv("URL"));
        return client;
    }

    private static ApiClient client(String token) {
        ApiClient client = client();
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }

    private static Event shown(Event.TypeEnum type, RecommendationList list) {
        return event(type)
                .productId(list.getItems().get(0).getProductId())
                .source(list.getSource().getValue())
                .position(1)
                .recommendationId(list.getRecommendationId());
    }

    private static Event event(Event.TypeEnum type) {
        return new Event().type(type).userId(USER);
    }

    private static int status(Call call) {
        try {
            call.make();
            return 200;
        } catch (ApiException e) {
            return e.getCode();
        }
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("expected " + what);
        }
    }

    private interface Call {
        void make() throws ApiException;
    }
}

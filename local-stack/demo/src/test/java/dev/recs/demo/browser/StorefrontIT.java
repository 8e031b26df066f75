package dev.recs.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a visitor sees, in a real browser. Each test leaves a picture under {@code target/screenshots}. */
final class StorefrontIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String CLOCKS = "15380";
    private static final String READY = "document.documentElement.dataset.ready";
    private static final String SOURCE = "document.documentElement.dataset.source";

    private static @Nullable Chromium browser;
    private static @Nullable SampleShop shop;

    private @Nullable Tab tab;

    @BeforeAll
    static void openTheShop(@TempDir Path folder) throws IOException, InterruptedException {
        Optional<Path> program = Chromium.onPath();
        boolean required = "required".equals(System.getenv("RECS_BROWSER_TESTS"));
        assumeTrue(required || program.isPresent(), "browser tests skipped: no Chromium on the PATH");
        browser = Chromium.start(program.orElseThrow(
                () -> new AssertionError("RECS_BROWSER_TESTS=required, and no Chromium is on the PATH")));
        shop = SampleShop.open(STACK.settings(), folder);
    }

    @AfterAll
    static void closeTheShop() throws IOException {
        if (shop != null) {
            shop.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openATab() throws IOException, InterruptedException {
        tab = Objects.requireNonNull(browser).open();
        tab.size(1280, 900);
    }

    @AfterEach
    void closeTheTab() {
        tab().close();
    }

    @Test
    void aGuestSeesWhatIsPopular() throws IOException {
        tab().beforeEachPage("location.protocol === 'http:' && localStorage.removeItem('little-parcel-guest')");
        home();
        home();

        assertThat(tab().text("#for-you h2")).isEqualTo("Popular with everyone");
        assertThat(count("#for-you .card")).isEqualTo(20);
        assertThat(count(".reason")).as("nothing is known of a guest").isZero();
        assertThat(tab().text("#answer")).matches("This list: popular, answered in \\d+ ms\\.");
        tab().await("document.querySelector('#popular').hidden", SOON);
        assertThat(tab().complaints()).isEmpty();
        tab().screenshot(Path.of("target/screenshots/guest.png"));
    }

    @Test
    void aCustomerSeesAListOfTheirOwnWithReasons() throws IOException {
        home();
        tab().click("#account");
        tab().await("document.querySelector('.who-choice')", SOON);
        tab().value("[...document.querySelectorAll('.who-choice')].find(c => c.innerText.includes('%s')).click()"
                .formatted(CLOCKS));
        tab().await(SOURCE + " === 'personalized'", SOON);

        assertThat(tab().text("#account-name")).isEqualTo(CLOCKS);
        assertThat(tab().text("#for-you h2")).isEqualTo("Recommended for you");
        assertThat(count("#for-you .card")).isEqualTo(20);
        assertThat(tab().text("#for-you .reason"))
                .containsPattern("(?i)because you bought|goes with|similar to|one of the|selling|bought by others");
        assertThat(tab().text("#for-you")).as("of who bought twenty clocks").contains("Clock");
        assertThat(tab().complaints()).isEmpty();
        tab().screenshot(Path.of("target/screenshots/customer.png"));
    }

    @Test
    void rowsBesideTheListSayWhatTheyAreAndRepeatNoProduct() throws IOException {
        visitAs(CLOCKS);
        tab().await("document.querySelectorAll('.shelves section').length > 1", SOON);
        tab().await("document.querySelector('#popular').hidden", SOON);

        assertThat(tab().text(".shelves section h2")).startsWith("Because you bought");
        assertThat(tab().value("[...document.querySelectorAll('.shelves section')].every(row =>"
                                + " document.getElementById(row.getAttribute('aria-labelledby')).innerText !== '')")
                        .asBoolean())
                .as("every row is named by its heading")
                .isTrue();
        assertThat(tab().value(
                                "(ids => ids.length - new Set(ids).size)"
                                        + "([...document.querySelectorAll('#for-you .card, .shelves .card')].map(c => c.dataset.product))")
                        .asInt())
                .as("products that stand twice on the page")
                .isZero();
        assertThat(tab().value("(row => row.tabIndex === 0 && row.scrollWidth > row.clientWidth)"
                                + "(document.querySelector('.shelves .row'))")
                        .asBoolean())
                .as("a row can be scrolled sideways, also by keyboard")
                .isTrue();
        tab().value("document.querySelector('.shelves').scrollIntoView()");
        tab().screenshot(Path.of("target/screenshots/shelves.png"));
    }

    @Test
    void withoutTheApiTheStoreShowsItsOwnShelvesAndComesBackByItself() throws IOException {
        tab().block("*/api/v1/*");
        home();

        assertThat(tab().text("#for-you h2")).isEqualTo("From our shelves");
        assertThat(count("#for-you .card")).isEqualTo(20);
        assertThat(count("#popular:not([hidden])"))
                .as("a row without products is not shown")
                .isZero();
        tab().screenshot(Path.of("target/screenshots/api-down.png"));
        tab().block();
        tab().await(SOURCE + " === 'popular'", SOON);
    }

    @Test
    void aSlowApiShowsTheShapeOfTheListUntilItIsThere() throws IOException {
        tab().beforeEachPage("""
                const fetch = window.fetch;
                window.fetch = async (path, options) => {
                  if (String(path).includes("api/v1")) { await new Promise(done => setTimeout(done, 1500)); }
                  return fetch(path, options);
                };
                """);
        tab().go(shop().address());
        tab().await("document.querySelector('#for-you[aria-busy=true] .bone')", SOON);
        tab().screenshot(Path.of("target/screenshots/slow.png"));
        tab().await(READY, SOON);

        assertThat(count("#for-you[aria-busy=false] .card")).isEqualTo(20);
        assertThat(count(".bone")).isZero();
    }

    @Test
    void whatIsBoughtIsOrderedInTheStoreAndLeavesEveryList() {
        visitAs("12347");
        String product = tab().value("document.querySelector('#for-you .card').dataset.product")
                .asString();
        tab().click("#for-you .card .buy");
        tab().await("!document.querySelector('.card[data-product=\"%s\"]')".formatted(product), SOON);

        assertThat(tab().text("#toast")).contains("is on its way");
        assertThat(shop().mysql()
                        .queryForObject(
                                "SELECT COUNT(*) FROM recs_purchases WHERE user_id = '12347' AND product_id = ? AND order_id LIKE 'web-%'",
                                Integer.class, product))
                .isEqualTo(1);
    }

    @Test
    void anOrderChangesTheListAndStaysOutOfItAfterAReload() throws IOException {
        visitAs("12567");
        String product = tab().value("document.querySelector('#for-you .card').dataset.product")
                .asString();
        tab().click("#for-you .card .buy");
        tab().await("document.querySelector('#toast').innerText.includes('recommendations changed')", SOON);
        tab().screenshot(Path.of("target/screenshots/bought.png"));
        home();
        tab().await(SOURCE + " === 'personalized'", SOON);

        assertThat(count(".card[data-product=\"%s\"]".formatted(product))).isZero();
    }

    @Test
    void aNewCustomerGetsAListOfTheirOwnFromTheFirstOrder() {
        home();
        tab().click("#account");
        tab().click("#who-new");
        tab().await("document.querySelector('#account-name').innerText.startsWith('web-')", SOON);
        tab().await("document.querySelector('#for-you-title').innerText === 'Popular with everyone'", SOON);
        tab().await("document.querySelector('#for-you .card .buy')", SOON);
        tab().click("#for-you .card .buy");

        tab().await(SOURCE + " === 'personalized'", SOON);
        assertThat(tab().text("#for-you h2")).isEqualTo("Recommended for you");
        assertThat(tab().text("#for-you")).contains(", which you bought");
    }

    @Test
    void whatTheStoreDoesNotHaveCannotBeOrdered() {
        visitAs("12347");

        assertThat(tab().value(
                                "import('/storefront/api.js').then(api => api.buy('NOPE')).catch(failure => failure.message)")
                        .asString())
                .isEqualTo("demo/orders: 400");
    }

    @Test
    void aProductIsNotRecommendedOnItsOwnPageNorExplainedByItself() {
        visitAs(CLOCKS);
        String product = tab().value("document.querySelector('#for-you .card').dataset.product")
                .asString();
        tab().value("location.hash = '#/product/%s'".formatted(product));
        tab().await("document.querySelector('.product h1') && document.querySelector('#similar .card')", SOON);

        assertThat(count("#for-you .card[data-product=\"%s\"]".formatted(product)))
                .isZero();
        assertThat(count("#similar .reason")).isZero();
    }

    @Test
    void aPictureShowsTheThingThatTheNameSays() {
        home();
        String shapes = "import('/storefront/pictures.js').then(({picture}) =>"
                + " [...picture({name: '%s', category: '%s'}).querySelectorAll('ellipse ~ *')].map(shape => shape.outerHTML"
                + ".replace(/(fill|stroke)=.#[0-9a-f]+./g, '')).join())";

        String bottle = tab().value(shapes.formatted("CHOCOLATE HOT WATER BOTTLE", "Baking"))
                .asString();
        assertThat(tab().value(shapes.formatted("HOT WATER BOTTLE TEA AND SYMPATHY", "Tea and Coffee"))
                        .asString())
                .isEqualTo(bottle)
                .isNotEqualTo(tab().value(shapes.formatted("WINE BOTTLE", "")).asString());
        assertThat(tab().value(shapes.formatted("ALARM CLOCK BAKELIKE CHOCOLATE", "Baking"))
                        .asString())
                .isEqualTo(tab().value(shapes.formatted("CLOCK", "")).asString())
                .isNotEqualTo(tab().value(shapes.formatted("", "Baking")).asString());
    }

    @Test
    void namesInCapitalsAreMadeReadable() {
        home();
        String read = "import('/storefront/text.js').then(({productName}) => productName('%s'))";

        assertThat(tab().value(read.formatted("BAG 500g SWIRLY MARBLES")).asString())
                .isEqualTo("Bag 500g Swirly Marbles");
        assertThat(tab().value(read.formatted("PLAYING CARDS KEEP CALM & CARRY ON,"))
                        .asString())
                .isEqualTo("Playing Cards Keep Calm & Carry On");
        assertThat(tab().value(read.formatted("LED T-LIGHT OF THE TREE 60CM")).asString())
                .isEqualTo("LED T\u2011Light of the Tree 60cm");
        assertThat(tab().value(read.formatted("Mug of Ms. Bee")).asString()).isEqualTo("Mug of Ms. Bee");
    }

    @Test
    void aSearchChangesTheList() {
        visitAs("13777");
        tab().value("location.hash = '#/search/lantern'");
        tab().await("document.querySelectorAll('#results .card').length > 5", SOON);

        tab().await("/ecause you searched for .lantern/.test(document.querySelector('#for-you').textContent)", SOON);
        assertThat(count("#for-you .card")).isEqualTo(10);
    }

    @Test
    void theComponentShowsTheListAndTheShelvesOfACustomerAndTellsWhatWasSeen() throws IOException {
        tab().go(shop().address() + "storefront/with-component.html?user=" + CLOCKS);
        tab().await(
                        "[0, 1].every(i => document.querySelectorAll('recs-list')[i].getAttribute('state') === 'ready')",
                        SOON);
        String list = "document.querySelector('recs-list').shadowRoot";

        assertThat(tab().value(list + ".querySelector('h2').innerText").asString())
                .isEqualTo("Recommended for you");
        assertThat(tab().value(list + ".querySelectorAll('li[part=card]').length")
                        .asInt())
                .isEqualTo(10);
        assertThat(tab().value("document.querySelectorAll('recs-list')[1].shadowRoot.querySelector('h2').innerText")
                        .asString())
                .startsWith("Because you bought");
        tab().await(
                        "performance.getEntriesByType('resource').some(e => e.name.endsWith('/events') && e.responseStatus === 202)",
                        SOON);
        tab().screenshot(Path.of("target/screenshots/component.png"));
        tab().value(list + ".querySelector('[part=why]').click()");
        tab().await("performance.getEntriesByType('resource').some(e => e.name.includes('explain=true'))", SOON);
        tab().await(list + ".querySelectorAll('dialog li').length > 0", SOON);
        assertThat(tab().complaints()).isEmpty();
        tab().screenshot(Path.of("target/screenshots/component-why.png"));
    }

    @Test
    void aRefusedProductLeavesTheComponentAndUndoBringsItBack() throws IOException {
        tab().go(shop().address() + "storefront/with-component.html?user=18237");
        String list = "document.querySelector('recs-list').shadowRoot";
        String first = list + ".querySelector('li[part=card]')";
        tab().await(first + "?.item && document.querySelectorAll('#parameters li').length > 8", SOON);
        String shown = "[...%s.querySelectorAll('li[part=card]')].some(c => c.item.productId === '%s')"
                .formatted(list, tab().value(first + ".item.productId").asString());
        screenshots("refusal-before");
        tab().value(first + ".querySelector('[part=why]').click()");
        tab().await(list + ".querySelector('[part=actions] [part=control]')", SOON);
        screenshots("refusal-why");
        tab().value(list + ".querySelector('[part=actions] [part=control]').click()");
        tab().await(list + ".querySelector('[part=actions] [part=control]').innerText === 'Undo'", SOON);
        tab().value(list + ".querySelector('dialog [part=close]').click()");

        tab().await("%s.querySelectorAll('li[part=card]').length === 10 && !%s".formatted(list, shown), SOON);
        assertThat(tab().text("#undo")).startsWith("Taken out of your recommendations.");
        screenshots("refusal-after");
        tab().click("#undo button");
        tab().await(shown, SOON);
        assertThat(tab().text("#undo")).isEmpty();
        assertThat(tab().complaints()).isEmpty();
    }

    private void screenshots(String name) throws IOException {
        tab().size(360, 740);
        tab().screenshot(Path.of("target/screenshots/%s-phone.png".formatted(name)));
        assertThat(tab().value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
        tab().size(1280, 900);
        tab().screenshot(Path.of("target/screenshots/%s-desktop.png".formatted(name)));
    }

    @Test
    void aNameWithMarkupIsShownAsItIs() {
        shop().mysql()
                .update(
                        "INSERT INTO sample_shop.products (product_id, name, in_stock, updated_at) VALUES ('X<b>', ?, TRUE, '2026-01-01')",
                        "<img src=x onerror=\"document.title='taken over'\">");
        tab().go(shop().address() + "#/product/X%3Cb%3E");
        tab().await("document.querySelector('.product h1')", SOON);

        assertThat(tab().text(".product h1")).isEqualTo("<img src=x onerror=\"document.title='taken over'\">");
        assertThat(count(".product img")).isZero();
        assertThat(tab().value("document.title").asString()).doesNotStartWith("taken over");
    }

    @Test
    void nothingScrollsSidewaysOnANarrowScreen() throws IOException {
        tab().size(360, 740);
        for (String page : new String[] {"", "#/product/85123A", "#/search/lantern"}) {
            tab().go("about:blank");
            tab().go(shop().address() + page);
            tab().await("document.querySelectorAll('.card').length > 5 && !document.querySelector('.bone')", SOON);
            assertThat(tab().value("document.documentElement.scrollWidth").asInt())
                    .as(page)
                    .isLessThanOrEqualTo(360);
        }
        tab().screenshot(Path.of("target/screenshots/narrow.png"));
    }

    @Test
    void theDialogOpensAndClosesByKeyboardAndGivesTheFocusBack() {
        home();
        tab().value("document.querySelector('#account').focus()");
        tab().press("Enter", 13);
        tab().await("document.querySelector('#who').open", SOON);
        tab().press("Escape", 27);
        tab().await("!document.querySelector('#who').open", SOON);

        assertThat(tab().value("document.activeElement.id").asString()).isEqualTo("account");
    }

    private void home() {
        tab().go("about:blank");
        tab().go(shop().address());
        tab().await(READY, SOON);
    }

    private void visitAs(String customer) {
        tab().beforeEachPage("sessionStorage.setItem('little-parcel-visitor', '%s')".formatted(customer));
        home();
        tab().await(SOURCE + " === 'personalized'", SOON);
    }

    private int count(String selector) {
        return tab().value("document.querySelectorAll('%s').length".formatted(selector))
                .asInt();
    }

    private Tab tab() {
        return Objects.requireNonNull(tab);
    }

    private static SampleShop shop() {
        return Objects.requireNonNull(shop);
    }
}

package dev.recs.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A visitor who looks at things, gets a list of their own, and takes it along at login, in a real browser. */
@LongRunning
final class GuestLoginIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration LATER = Duration.ofSeconds(60);
    private static final String READY = "document.documentElement.dataset.ready";
    private static final String SOURCE = "document.documentElement.dataset.source";
    private static final String KEPT = "localStorage.getItem('little-parcel-guest')";

    @Test
    void whatAGuestLookedAtMakesAListAndComesAlongAtLogin(@TempDir Path folder)
            throws IOException, InterruptedException {
        Optional<Path> program = Chromium.onPath();
        boolean required = "required".equals(System.getenv("RECS_BROWSER_TESTS"));
        assumeTrue(required || program.isPresent(), "browser test skipped: no Chromium on the PATH");
        try (Chromium browser = Chromium.start(program.orElseThrow(
                        () -> new AssertionError("RECS_BROWSER_TESTS=required, and no Chromium is on the PATH")));
                SampleShop shop = SampleShop.open(STACK.settings(), folder);
                Tab tab = browser.open()) {
            tab.size(1280, 900);
            for (String page : List.of("#/product/85123A", "#/product/22726", "#/search/clock")) {
                go(tab, shop, page);
            }
            awaitOwnList(tab, shop);
            assertThat(tab.value(KEPT + " !== null").asBoolean())
                    .as("the guest's token is kept")
                    .isTrue();
            assertThat(tab.text("#account-name")).as("nobody is logged in").doesNotContain("15380");
            tab.screenshot(Path.of("target/screenshots/guest-own-list.png"));

            tab.click("#account");
            tab.click("#who-new");
            tab.await(KEPT + " === null", SOON);
            awaitOwnList(tab, shop);
            assertThat(tab.value(KEPT + " === null").asBoolean())
                    .as("the guest's token is gone")
                    .isTrue();
            tab.screenshot(Path.of("target/screenshots/guest-logged-in.png"));
            assertThat(tab.complaints()).isEmpty();
        }
    }

    /** A page reads its list when it is opened. */
    private static void awaitOwnList(Tab tab, SampleShop shop) {
        Awaitility.await("a list of the visitor's own").atMost(LATER).until(() -> {
            go(tab, shop, "");
            return tab.value(SOURCE + " === 'personalized'").asBoolean();
        });
    }

    private static void go(Tab tab, SampleShop shop, String page) {
        tab.go("about:blank");
        tab.go(shop.address() + page);
        tab.await(READY, SOON);
        tab.await("document.querySelectorAll('.card').length > 5 && !document.querySelector('.bone')", SOON);
    }
}

package dev.recs.jobs.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.shop.BinaryIdText;
import dev.recs.testing.LocalStack;
import dev.recs.testing.shops.OrderBook;
import dev.recs.testing.shops.RowsInsert;
import dev.recs.testing.shops.WooCommerceShop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Installations that are recognised, and those that are refused in one line. */
final class RecognitionIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private ConnectedShop connected;

    @BeforeEach
    void installWooCommerce() {
        connected = new ConnectedShop(new WooCommerceShop(), ShopServer.embedded(STACK), STACK);
        connected.fill(OrderBook.draw(10, Instant.now()));
    }

    @AfterEach
    void close() {
        connected.close();
    }

    @Test
    void ordersThatAreStillPostsAreRefusedWithTheWayToTablesOfTheirOwn() {
        connected
                .shop()
                .update(
                        "UPDATE wp_options SET option_value = 'no' WHERE option_name = 'woocommerce_custom_orders_table_enabled'");
        assertThatThrownBy(() -> recognised(request(Optional.empty())))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(
                        "WooCommerce 9.9.5 in database the_shop keeps its orders as posts: switch on high-performance order storage (WooCommerce, Settings, Advanced, Features; or 'wp wc hpos sync' and 'wp wc hpos enable'), then repeat");
    }

    @Test
    void tablesThatTheServerCountsAsEmptyThoughTheyAreNotAreNamed() {
        RowsInsert users = new RowsInsert(connected.shop(), "wp_users (ID, user_login, user_email)");
        for (int user = 1_000; user < 2_500; user++) {
            users.add("%1$d, 'v%1$d', 'v%1$d'", user);
        }
        users.flush();
        connected.admin().execute("ANALYZE TABLE the_shop.wp_users");
        assertThat(UncountedTables.warning(connected.admin(), "the_shop")).isEmpty();
        connected
                .admin()
                .update(
                        "UPDATE mysql.innodb_table_stats SET n_rows = 0 WHERE database_name = 'the_shop' AND table_name = 'wp_users'");
        assertThat(UncountedTables.warning(connected.admin(), "the_shop"))
                .singleElement()
                .asString()
                .endsWith("run ANALYZE TABLE `the_shop`.`wp_users`");
    }

    @Test
    void theSitesOfANetworkAreToldByTheirPrefixAndShareTheAccounts() {
        for (String table : List.of(
                "options",
                "posts",
                "postmeta",
                "terms",
                "term_taxonomy",
                "term_relationships",
                "wc_orders",
                "woocommerce_order_items",
                "woocommerce_order_itemmeta")) {
            connected.shop().execute("CREATE TABLE wp_2_%1$s LIKE wp_%1$s".formatted(table));
        }
        connected.shop().execute("INSERT INTO wp_2_options SELECT * FROM wp_options");
        assertThatThrownBy(() -> recognised(request(Optional.empty())))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("database the_shop has WooCommerce under the prefixes wp_, wp_2_: say which by --prefix");
        connected
                .shop()
                .execute(
                        "INSERT INTO wp_usermeta (user_id, meta_key, meta_value) VALUES (5, 'wp_2_capabilities', 'a')");
        ConnectRequest second = request(Optional.of("wp_2_"));
        assertThat(recognised(second).describe()).isEqualTo("WooCommerce 9.9.5 in database the_shop, prefix wp_2_");
        assertThat(recognised(second).placeholders()).containsEntry("users", "wp_");
        try (ShopConnector connector = connected.connector(true)) {
            assertThat(connector.show(second).findings()).contains("users: 1");
        }
    }

    @Test
    void aDatabaseThatIsNoShopIsRefused() {
        connected.shop().execute("DROP TABLE wp_woocommerce_order_items");
        assertThatThrownBy(() -> recognised(request(Optional.empty())))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(
                        "database the_shop is not a shop system that we know: look at --prefix, or write a template (--shop=custom --write-template=FOLDER)");
    }

    @Test
    void namesThatWouldBeSqlAreRefused() {
        assertThatThrownBy(() -> new ConnectRequest(
                        Optional.empty(),
                        "shop`; DROP",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        BinaryIdText.HEX))
                .isInstanceOf(BadInput.class)
                .hasMessage("--database=shop`; DROP: expected 1 to 64 letters, digits, _, $ or -");
        assertThatThrownBy(() -> new ConnectRequest(
                        Optional.empty(),
                        "shop",
                        Optional.empty(),
                        Optional.empty(),
                        List.of("it's"),
                        BinaryIdText.HEX))
                .isInstanceOf(BadInput.class)
                .hasMessage("recs.shop.order-states=it's: expected letters, digits, _ and -");
    }

    /** Nothing names a person: such a query fails for the account of the views. */
    @Test
    void theAccountOfTheViewsCannotReadNamesAndMails() {
        connected.apply();
        List<String> columns = connected
                .admin()
                .query(
                        "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.column_privileges WHERE grantee LIKE '''recs_shop_definer''%' AND table_schema = 'the_shop'",
                        (row, number) -> String.valueOf(row.getString(1)));
        assertThat(columns)
                .contains("wp_users.ID", "wp_wc_orders.customer_id")
                .noneMatch(column -> column.matches(".*(email|login|pass|name\\b|display|address|note|ip_).*")
                        && !column.equals("wp_terms.name"));
    }

    private ConnectRequest request(Optional<String> prefix) {
        return new ConnectRequest(
                Optional.empty(), ConnectedShop.SHOP, prefix, Optional.empty(), List.of(), BinaryIdText.HEX);
    }

    private Shop recognised(ConnectRequest request) {
        return ShopRecognition.recognise(new ShopDatabase(connected.admin(), ConnectedShop.SHOP), request);
    }
}

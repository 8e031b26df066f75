package dev.recs.jobs.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TriggerTest {

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("prefix", "wp_2_"),
            Map.entry("users", "wp_"),
            Map.entry("members", "TRUE"),
            Map.entry("address", "''"),
            Map.entry("shop_currency", "'EUR'"),
            Map.entry("by_parent", ""),
            Map.entry("by_order", ""),
            Map.entry("by_item", ""),
            Map.entry("live", "1"),
            Map.entry("language", "2"),
            Map.entry("currency", "3"),
            Map.entry("buyer_text", "buyer"),
            Map.entry("quantity", "i.quantity"),
            Map.entry("old_quantity", "OLD.quantity"),
            Map.entry("new_quantity", "NEW.quantity"),
            Map.entry("unit_price", "NULL"),
            Map.entry("order_currency", "NULL"),
            Map.entry("order_updated_at", "o.updated_at"),
            Map.entry("category", "NULL"),
            Map.entry("brand", "NULL"),
            Map.entry("description", "NULL"),
            Map.entry("price", "NULL"),
            Map.entry("product_currency", "NULL"),
            Map.entry("image_url", "NULL"),
            Map.entry("url", "NULL"),
            Map.entry("in_stock", "1"),
            Map.entry("product_updated_at", "NULL"),
            Map.entry("orders_columns", ""),
            Map.entry("items_columns", ""),
            Map.entry("products_columns", ""),
            Map.entry("user_type", "CHAR(36)"));

    /** A trigger without a handler would fail orders; one whose name is not ours would not be removed. */
    @ParameterizedTest
    @EnumSource(ShopSystem.class)
    void everyTriggerOfATemplateHasAHandlerOfAllErrorsAndNoPlaceholderIsLeft(ShopSystem system) {
        Shop shop = new Shop(system, "1", "my-shop", ALL, List.of("paid", "done"));
        ShopTemplate template = ShopTemplate.fill(shop, Optional.empty(), "recs", "'recs_definer'@'localhost'");
        assertThat(template.triggers()).hasSizeGreaterThanOrEqualTo(7).allSatisfy(trigger -> {
            assertThat(trigger.sql())
                    .contains("DECLARE CONTINUE HANDLER FOR SQLEXCEPTION")
                    .doesNotContain("${");
            assertThat(trigger.sql().indexOf("HANDLER"))
                    .isLessThan(trigger.sql().indexOf("INSERT INTO"));
        });
        assertThat(template.views())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(view ->
                        assertThat(view).contains("SQL SECURITY DEFINER").doesNotContain("${"));
        assertThat(template.rights())
                .allSatisfy(
                        grant -> assertThat(grant).startsWith("GRANT SELECT (").doesNotContain("${"));
        assertThat(template.notRead()).isNotEmpty();
    }

    @Test
    void aTriggerIsToldByItsBodyWhateverTheServerSaysOfItsHead() {
        Trigger trigger = Trigger.parse(
                "CREATE DEFINER = 'a'@'b' TRIGGER `shop`.recs_x AFTER INSERT ON `shop`.t FOR EACH ROW\nBEGIN\nEND");
        assertThat(trigger.name()).isEqualTo("recs_x");
        assertThat(trigger.digest()).isEqualTo(Trigger.digest("BEGIN\nEND")).isNotEqualTo(Trigger.digest("BEGIN END"));
    }

    @Test
    void aStatementThatIsNoTriggerOfOursIsRefused() {
        assertThatThrownBy(() -> Trigger.parse("CREATE TRIGGER `shop`.theirs AFTER INSERT ON t FOR EACH ROW BEGIN END"))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(
                        "a statement of triggers.sql is no trigger of ours: expected CREATE DEFINER = ${definer} TRIGGER ${shop}.recs_NAME … FOR EACH ROW …, got CREATE TRIGGER `shop`.theirs AFTER INSERT ON t FOR EACH ROW BEGIN END");
    }
}

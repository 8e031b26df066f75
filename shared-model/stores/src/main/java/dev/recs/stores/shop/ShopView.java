package dev.recs.stores.shop;

import static dev.recs.stores.shop.ShopView.Need.OPTIONAL;
import static dev.recs.stores.shop.ShopView.Need.REQUIRED;

import java.util.List;
import java.util.Optional;

/** A view in our database through which the shop is seen, with its columns by name; others are left alone. */
public enum ShopView {
    USERS(
            "recs_users",
            REQUIRED,
            new Column("user_id", ColumnKind.ID, REQUIRED, false, "the user; one row each"),
            new Column("created_at", ColumnKind.TIME, REQUIRED, true, "when the account was opened"),
            new Column(
                    "last_active_at",
                    ColumnKind.TIME,
                    OPTIONAL,
                    true,
                    "a column of the last log-in or visit; purchases, searches and views are added by us"),
            new Column(
                    "personalization_enabled",
                    ColumnKind.FLAG,
                    OPTIONAL,
                    true,
                    "0: the shop knows that the user wants no personal lists; NULL: 1")),

    PURCHASES(
            "recs_purchases",
            REQUIRED,
            new Column("user_id", ColumnKind.ID, REQUIRED, false, "the buyer, never a guest"),
            new Column("order_id", ColumnKind.ID, REQUIRED, false, "the order"),
            new Column("product_id", ColumnKind.ID, REQUIRED, false, "the product, also one that is no longer sold"),
            new Column("quantity", ColumnKind.NUMBER, REQUIRED, false, "pieces kept, above 0: net of refunds"),
            new Column("purchased_at", ColumnKind.TIME, REQUIRED, false, "when the order was placed"),
            new Column("unit_price", ColumnKind.NUMBER, OPTIONAL, true, "paid a piece; tells gifts"),
            new Column("currency", ColumnKind.TEXT, OPTIONAL, true, "of the unit price, ISO 4217")),

    PRODUCTS(
            "recs_products",
            REQUIRED,
            new Column("product_id", ColumnKind.ID, REQUIRED, false, "the product; one row each"),
            new Column("name", ColumnKind.TEXT, REQUIRED, true, "a product without a name is no candidate"),
            new Column("category", ColumnKind.TEXT, REQUIRED, true, "its category"),
            new Column("brand", ColumnKind.TEXT, REQUIRED, true, "its brand"),
            new Column("description", ColumnKind.TEXT, REQUIRED, true, "text for the embedding"),
            new Column("price", ColumnKind.NUMBER, REQUIRED, true, "of one piece"),
            new Column("currency", ColumnKind.TEXT, REQUIRED, true, "of the price, ISO 4217"),
            new Column("image_url", ColumnKind.TEXT, REQUIRED, true, "address of a picture"),
            new Column("in_stock", ColumnKind.FLAG, REQUIRED, false, "0: in no list"),
            new Column("updated_at", ColumnKind.TIME, REQUIRED, true, "of the last change"),
            new Column("group_id", ColumnKind.ID, OPTIONAL, true, "the product of which this is a variant"),
            new Column("recommendable", ColumnKind.FLAG, OPTIONAL, true, "0: a fee, a gift, a voucher; NULL: 1"),
            new Column(
                    "url",
                    ColumnKind.TEXT,
                    OPTIONAL,
                    true,
                    "address of the product's page, absolute or relative to the shop's; `url` in answers of the API")),

    ORDER_CHANGES(
            "recs_order_changes",
            OPTIONAL,
            new Column("order_id", ColumnKind.ID, REQUIRED, false, "the order"),
            new Column("user_id", ColumnKind.ID, REQUIRED, true, "its user now; NULL: a guest"),
            new Column("changed_at", ColumnKind.TIME, REQUIRED, false, "of its last change, from an indexed column"));

    private final String viewName;
    private final Need need;

    /** A copy. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Column> columns;

    ShopView(String viewName, Need need, Column... columns) {
        this.viewName = viewName;
        this.need = need;
        this.columns = List.of(columns);
    }

    public String viewName() {
        return viewName;
    }

    /** Whether the jobs work without it: only {@code recs.shop.events=poll} reads {@code recs_order_changes}. */
    public boolean isRequired() {
        return need == REQUIRED;
    }

    public List<Column> columns() {
        return columns;
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Whether there must be one. */
    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    /**
     * A column of a view.
     *
     * @param nullable whether NULL means something
     */
    public record Column(String name, ColumnKind kind, Need need, boolean nullable, String meaning) {}
}

package dev.recs.jobs.imports.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.imports.rows.NumberStyle;
import dev.recs.jobs.imports.rows.OrderLine;
import dev.recs.jobs.imports.rows.OrderReader;
import dev.recs.jobs.imports.rows.ProductColumn;
import dev.recs.jobs.imports.rows.ProductRow;
import dev.recs.jobs.imports.rows.RowRule;
import dev.recs.jobs.imports.rows.TimeBounds;
import dev.recs.jobs.imports.rows.TimeReader;
import dev.recs.jobs.imports.text.ColumnNames;
import dev.recs.jobs.imports.text.CsvFile;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.jobs.imports.text.TextOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShopFormatTest {

    private static final TimeBounds BOUNDS = new TimeBounds(Instant.parse("2027-01-01T00:00:00Z"), Duration.ZERO);

    @TempDir
    Path folder;

    @Test
    void theExactNameOfAnExportGoesBeforeOneThatOnlyMeansOurs() {
        ColumnNames columns = ShopFormat.WOOCOMMERCE.orderColumns(Map.of());
        List<String> header =
                List.of("Order ID", "Customer User ID", "SKU", "Product ID", "Quantity", "Item Cost", "Order Date");
        assertThat(columns.places("orders.csv", header))
                .containsEntry("product_id", 2)
                .containsEntry("second_id", 3);
    }

    @Test
    void shopifysLinesTakeWhatStandsInTheFirstOfTheirOrder() throws IOException {
        assertThat(orders(ShopFormat.SHOPIFY, """
                        Name,Email,Financial Status,Currency,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at
                        #1,ann@example.org,paid,EUR,2026-10-25 02:30:00 +0200,2,Red lamp,3.50,A1,
                        #1,ann@example.org,,,,1,Tee - M,4.00,,
                        #2,bob@example.org,refunded,EUR,2026-10-25 02:30:00 +0200,1,Red lamp,3.50,A1,
                        #3,bob@example.org,paid,EUR,2026-10-25 02:30:00 +0200,1,Red lamp,3.50,A1,2026-10-26 02:30:00 +0200
                        #4,,paid,EUR,2026-10-25 02:30:00 +0200,1,Red lamp,3.50,A1,
                        """))
                .containsExactly(
                        "#1 ann@example.org A1 2 3.50 EUR 2026-10-25T00:30:00Z",
                        "#1 ann@example.org Tee - M 1 4.00 EUR 2026-10-25T00:30:00Z",
                        "void #2 A1",
                        "void #3 A1",
                        "guest");
    }

    @Test
    void shopifysVariantsTakeWhatStandsInTheFirstRowOfTheirProductAndPicturesAreNone() throws IOException {
        assertThat(products(ShopFormat.SHOPIFY, """
                        Handle,Title,Body (HTML),Vendor,Type,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Status
                        tee,Tee,<p>Soft</p>,Acme,Clothing,Size,S,T-S,shopify,0,deny,9.90,https://e.example/t.jpg,active
                        tee,,,,,,M,,shopify,5,deny,9.90,,
                        tee,,,,,,,,,,,,https://e.example/t2.jpg,
                        mug,Mug,,Acme,Kitchen,Title,Default Title,MUG,,,deny,6.00,,draft
                        cup,Cup,,,,Title,Default Title,CUP,shopify,-2,continue,6.00,,active
                        """))
                .containsExactly(
                        "T-S Tee|Clothing|Acme|Soft|9.90|https://e.example/t.jpg|false",
                        "Tee - M Tee|Clothing|Acme|Soft|9.90|https://e.example/t.jpg|true",
                        "MUG Mug|Kitchen|Acme||6.00||false",
                        "CUP Cup||||6.00||true");
    }

    @Test
    void wooCommercesVariationsTakeCategoryAndTextOfTheirParent() throws IOException {
        assertThat(products(ShopFormat.WOOCOMMERCE, """
                        ID,Type,SKU,Name,Published,Short description,In stock?,Sale price,Regular price,Categories,Images,Parent
                        10,variable,TEE,Tee,1,Soft tee,1,,,"Clothing, Clothing > Tees","https://e.example/1.jpg, https://e.example/2.jpg",
                        11,variation,TEE-M,Tee - M,1,,1,8.00,9.90,,,TEE
                        12,variation,,Tee - L,1,,1,,9.90,,,id:10
                        13,simple,,Mug,-1,,1,,6.00,Kitchen,,
                        """))
                .containsExactly(
                        "TEE Tee|Clothing > Tees||Soft tee||https://e.example/1.jpg|true",
                        "TEE-M Tee - M|Clothing > Tees||Soft tee|8.00|https://e.example/1.jpg|true",
                        "13 Mug|Kitchen|||6.00||false");
    }

    @Test
    void whatWooCommerceEscapesIsAsInTheShop() throws IOException {
        assertThat(products(ShopFormat.WOOCOMMERCE, """
                        ID,Type,SKU,Name,Regular price,Categories,Parent
                        10,variable-subscription,'-TEE,'@Home tee,,"Home\\, garden, Home\\, garden > Tees\\, caps",
                        11,"variation, virtual",'-TEE-M,'+1 tee,9.90,,'-TEE
                        13,simple,'N,'n' mug,6.00,Kitchen,
                        """))
                .containsExactly(
                        "-TEE @Home tee|Home, garden > Tees, caps|||||true",
                        "-TEE-M +1 tee|Home, garden > Tees, caps|||9.90||true",
                        "'N 'n' mug|Kitchen|||6.00||true");
    }

    @Test
    void aVariationIsOfTheGroupOfItsParentHoweverThatIsNamed() throws IOException {
        CsvFile file = CsvFile.open(
                Files.writeString(folder.resolve("p.csv"), """
                        ID,Type,SKU,Name,Regular price,Parent
                        10,variable,TEE,Tee,,
                        11,variation,TEE-M,Tee - M,9.90,TEE
                        12,variation,TEE-L,Tee - L,9.90,id:10
                        13,simple,MUG,Mug,6.00,
                        """),
                ShopFormat.WOOCOMMERCE.productColumns(Map.of()),
                TextOptions.FOUND_OUT);
        RowRule rule = ShopFormat.WOOCOMMERCE.products();
        List<String> groups = new ArrayList<>();
        file.forEach(
                ImportProgress.SILENT,
                row -> rule.apply(row)
                        .map(whole -> ProductRow.read(whole, NumberStyle.POINT, groups::add))
                        .ifPresent(product -> groups.add(String.valueOf(ProductColumn.GROUP_ID.of(product)))));

        assertThat(groups).containsExactly("null", "TEE", "TEE", "null");
    }

    @Test
    void wooCommercesOrdersGoByItemAndStatus() throws IOException {
        assertThat(orders(ShopFormat.WOOCOMMERCE, """
                        order_id,order_number,date,status,customer_id,currency,item_sku,item_product_id,item_quantity,item_price,item_refunded_qty
                        7,W-7,2026-10-25 02:30:00+0200,completed,3,EUR,TEE-M,11,1,9.90,
                        8,W-8,2026-10-25 02:30:00+0200,wc-cancelled,3,EUR,TEE-M,11,1,9.90,
                        9,W-9,2026-10-25 02:30:00+0200,processing,0,EUR,,13,1,6.00,
                        9,W-10,2026-10-25 02:30:00+0200,processing,3,EUR,,13,3,6.00,-1
                        """))
                .containsExactly(
                        "7 3 TEE-M 1 9.90 EUR 2026-10-25T00:30:00Z",
                        "void 8 TEE-M",
                        "guest",
                        "9 3 13 2 6.00 EUR 2026-10-25T00:30:00Z");
    }

    @Test
    void magentosDecimalQuantitiesAndStoreViews() throws IOException {
        assertThat(orders(ShopFormat.MAGENTO, """
                        increment_id,customer_id,sku,qty_ordered,qty_refunded,price,created_at,status,order_currency_code
                        100000001,5,TEE-M,2.0000,0.0000,19.9000,2026-11-01T10:00:00Z,complete,EUR
                        100000001,5,TEE-M,2.0000,0.0000,0.0000,2026-11-01T10:00:00Z,complete,EUR
                        100000002,5,MUG,1.0000,1.0000,6.0000,2026-11-01T10:00:00Z,closed,EUR
                        """))
                .containsExactly(
                        "100000001 5 TEE-M 2 19.90 EUR 2026-11-01T10:00:00Z",
                        "100000001 5 TEE-M 2 0.00 EUR 2026-11-01T10:00:00Z",
                        "void 100000002 MUG");
        assertThat(products(ShopFormat.MAGENTO, """
                        sku,store_view_code,product_type,categories,name,short_description,product_online,price,base_image,qty,is_in_stock
                        TEE-M,,simple,"Default Category/Gear,Default Category/Gear/Tees",Tee,<p>Soft</p>,1,19.900000,/t/e/tee.jpg,3,1
                        TEE-M,de,,,T-Shirt,,,,,,
                        MUG,,simple,Default Category/Kitchen,Mug,,2,6.000000,,3,1
                        """))
                .containsExactly(
                        "TEE-M Tee|Gear > Tees||Soft|19.90|/t/e/tee.jpg|true", "MUG Mug|Kitchen|||6.00||false");
    }

    @Test
    void aColumnGoesByTheNameThatTheOperatorSays() throws IOException {
        CsvFile file = CsvFile.open(
                Files.writeString(folder.resolve("p.csv"), "ARTIKEL,Titel,product_id\n007,Tea,x\n"),
                ShopFormat.OWN.productColumns(Map.of("product_id", "Artikel", "name", "Titel")),
                TextOptions.FOUND_OUT);
        List<String> seen = new ArrayList<>();
        file.forEach(ImportProgress.SILENT, row -> seen.add(row.required("product_id") + row.required("name")));
        assertThat(seen).containsExactly("007Tea");
    }

    private List<String> orders(ShopFormat format, String text) throws IOException {
        CsvFile file = CsvFile.open(
                Files.writeString(folder.resolve("o.csv"), text), format.orderColumns(Map.of()), TextOptions.FOUND_OUT);
        OrderReader reader = new OrderReader(true, NumberStyle.POINT, TimeReader.STRICT, BOUNDS);
        RowRule rule = format.orders();
        List<String> lines = new ArrayList<>();
        file.forEach(
                ImportProgress.SILENT,
                row -> rule.apply(row)
                        .map(reader::read)
                        .map(ShopFormatTest::text)
                        .ifPresent(lines::add));
        return lines;
    }

    private static String text(OrderLine line) {
        return switch (line) {
            case OrderLine.Purchase(var order, var user, var product, var quantity, var price, var currency, var at) ->
                "%s %s %s %d %s %s %s".formatted(order, user, product, quantity, price, currency, at);
            case OrderLine.Refund(var order, var user, var product, var quantity, var at) ->
                "refund %s %s %s %d %s".formatted(order, user, product, quantity, at);
            case OrderLine.Cancelled(var order, var product) -> "void %s %s".formatted(order, product);
            case OrderLine.Guest() -> "guest";
        };
    }

    private List<String> products(ShopFormat format, String text) throws IOException {
        CsvFile file = CsvFile.open(
                Files.writeString(folder.resolve("p.csv"), text),
                format.productColumns(Map.of()),
                TextOptions.FOUND_OUT);
        RowRule rule = format.products();
        List<String> products = new ArrayList<>();
        file.forEach(
                ImportProgress.SILENT,
                row -> rule.apply(row)
                        .map(whole -> ProductRow.read(
                                whole, NumberStyle.POINT, warning -> products.add("warning " + warning)))
                        .map(ShopFormatTest::text)
                        .ifPresent(products::add));
        return products;
    }

    private static String text(ProductRow row) {
        List<String> values = new ArrayList<>();
        for (ProductColumn column : List.of(
                ProductColumn.NAME,
                ProductColumn.CATEGORY,
                ProductColumn.BRAND,
                ProductColumn.DESCRIPTION,
                ProductColumn.PRICE,
                ProductColumn.IMAGE_URL,
                ProductColumn.IN_STOCK)) {
            values.add(Optional.ofNullable(column.of(row)).map(Object::toString).orElse(""));
        }
        return row.productId() + " " + String.join("|", values);
    }
}

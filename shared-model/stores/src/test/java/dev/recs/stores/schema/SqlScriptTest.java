package dev.recs.stores.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SqlScriptTest {

    @Test
    void statementsEndWhereTheClientEndsThem() {
        SqlScript script = SqlScript.parse("""
                -- a comment; no statement
                DROP VIEW IF EXISTS ${recs}.a;
                DELIMITER //
                CREATE TRIGGER t AFTER INSERT ON ${shop}.orders FOR EACH ROW
                BEGIN
                  DELETE FROM x;
                END//
                DELIMITER ;
                SELECT 1
                """, Map.of("recs", "re`cs", "shop", "shop"));
        assertThat(script.statements())
                .containsExactly(
                        "DROP VIEW IF EXISTS `re``cs`.a",
                        "CREATE TRIGGER t AFTER INSERT ON `shop`.orders FOR EACH ROW\nBEGIN\n  DELETE FROM x;\nEND",
                        "SELECT 1");
    }

    @Test
    void theSampleShopHasItsObjects() {
        assertThat(sample("tables")).hasSize(6);
        assertThat(sample("views")).hasSize(3);
        assertThat(sample("triggers")).hasSize(14).noneMatch(sql -> sql.contains("${"));
    }

    private static List<String> sample(String name) {
        return SqlScript.load("/db/sample-store/%s.sql".formatted(name), Map.of("recs", "recs", "shop", "sample_shop"))
                .statements();
    }
}

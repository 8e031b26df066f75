package dev.recs.stores;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MysqlAddressTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:mariadb://h:1/shop?a=/b, shop, jdbc:mariadb://h:1/recs?a=/b",
        "jdbc:mariadb://h/shop, shop, jdbc:mariadb://h/recs",
        "jdbc:mariadb://h, '', jdbc:mariadb://h/recs",
        "jdbc:mariadb://h/?x=1, '', jdbc:mariadb://h/recs?x=1",
        "jdbc:mariadb:replication://a:1/s, s, jdbc:mariadb:replication://a:1/recs",
    })
    void theDatabaseOfAnAddressCanBeAnother(String url, String database, String ours) {
        assertThat(MysqlAddress.parse(url).database()).isEqualTo(database);
        assertThat(MysqlAddress.parse(url).withDatabase("recs").url()).isEqualTo(ours);
    }
}

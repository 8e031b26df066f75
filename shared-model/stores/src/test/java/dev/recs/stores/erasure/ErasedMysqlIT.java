package dev.recs.stores.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.stores.erasure.ErasureReport.Place;
import dev.recs.testing.LocalStack;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

final class ErasedMysqlIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String MIGRATION = "CREATE TABLE recs_job_positions (run_id BIGINT, partition_number INT,"
            + " after_user_id VARCHAR(64) NOT NULL, up_to_user_id VARCHAR(64) NULL, account VARCHAR(1000) NOT NULL)";

    private final JdbcTemplate jdbc =
            new JdbcTemplate(new DriverManagerDataSource(STACK.addresses().mysqlUrl(), "root", ""));

    @BeforeEach
    void makeTables() {
        STACK.empty();
        jdbc.execute(MIGRATION);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            VARCHAR(64),  'u1,u2,u3',                                                                         u3, u2
            INT,          '2,9,10,11',                                                                        10, 9
            BIGINT,       '-5,-4,7',                                                                          -4, -5
            INT,          '2,9',                                                                              2,  ''
            BINARY(16),   '00000000000000000000000000000009,000000000000000000000000000000a0,0000000000000000000000000000b000', 000000000000000000000000000000a0, 00000000000000000000000000000009
            BINARY(16),   '00000000000000000000000000000009,000000000000000000000000000000a0', 00000000-0000-0000-0000-0000000000a0, 00000000-0000-0000-0000-000000000009
            INT,          '2,9',                                                                              gone-7, ''
            """)
    void thePositionMovesToTheNextSmallerUserInTheOrderOfTheShopsColumn(
            String type, String present, String erased, String previous) {
        jdbc.execute("CREATE TABLE recs_users (user_id %s PRIMARY KEY)".formatted(type));
        for (String id : present.split(",", -1)) {
            String value = type.startsWith("BINARY") ? "UNHEX('%s')" : "'%s'";
            jdbc.update("INSERT INTO recs_users VALUES (%s)".formatted(value.formatted(id)));
        }
        jdbc.update("INSERT INTO recs_job_positions VALUES (1, 0, '', ?, ''), (1, 1, ?, NULL, '')", erased, erased);

        List<Place> places = new ErasedMysql(jdbc, "an erasure key".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .erase(new UserId(erased));

        assertThat(places).contains(new Place("MySQL", "recs_job_positions", 2));
        assertThat(jdbc.queryForList("SELECT after_user_id FROM recs_job_positions", String.class))
                .containsExactly("", previous);
        assertThat(jdbc.queryForList(
                        "SELECT up_to_user_id FROM recs_job_positions WHERE up_to_user_id IS NOT NULL", String.class))
                .containsExactly(previous);
    }
}

package dev.recs.demo.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Repository;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class CrontabTest {

    private static final List<String> LINES = Repository.text("crontab").lines().toList();
    private static final Pattern JOB = Pattern.compile("(\\S+ ){4}\\S+ {3}\\S.*");

    @Test
    void everyJobFollowsALineThatExplainsIt() {
        assertThat(LINES).filteredOn(JOB.asMatchPredicate()).hasSize(4);
        for (int i = 1; i < LINES.size(); i++) {
            if (JOB.matcher(LINES.get(i)).matches()) {
                assertThat(LINES.get(i - 1)).startsWith("#");
            }
        }
    }

    @Test
    void everyRefreshHoldsTheLockAndHasAnEnd() {
        assertThat(LINES)
                .filteredOn(line -> line.contains("\"$RECS\" refresh"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("flock ", "\"$LOCK\" timeout "));
    }

    @Test
    void noLineHoldsAPercentSignThatCronWouldCutAt() {
        assertThat(LINES).filteredOn(line -> !line.startsWith("#")).noneMatch(line -> line.matches(".*(?<!\\\\)%.*"));
    }
}

package dev.recs.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** A test by another name is run by nobody: Surefire takes {@code …Test}, Failsafe {@code …IT}. Here for all modules built before this one. */
final class TestNamesTest {

    private static final List<Path> COMPILED = List.of(
            Path.of("../shared-model/target/test-classes"),
            Path.of("../batch-jobs/target/test-classes"),
            Path.of("../serving-api/target/test-classes"),
            Path.of("target/test-classes"));

    @Test
    void testsAreInClassesThatAreRun() {
        assertThat(COMPILED).allMatch(Files::isDirectory);
        methods()
                .that()
                .areAnnotatedWith(Test.class)
                .or()
                .areAnnotatedWith(ParameterizedTest.class)
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*(Test|IT)")
                .check(new ClassFileImporter().importPaths(COMPILED));
    }
}

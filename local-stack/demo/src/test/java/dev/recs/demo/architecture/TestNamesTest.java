package dev.recs.demo.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.recs.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** A test by another name is run by nobody: Surefire takes {@code …Test}, Failsafe {@code …IT}. Here for all modules built before this one. */
final class TestNamesTest {

    @Test
    void testsAreInClassesThatAreRun() throws IOException {
        List<Path> compiled = compiled();
        assertThat(compiled)
                .extracting(folder -> Repository.ROOT.relativize(folder).toString())
                .contains(
                        "batch-jobs/jobs/target/test-classes",
                        "batch-jobs/recommender/target/test-classes",
                        "serving-api/target/test-classes",
                        "shared-model/model/target/test-classes");
        methods()
                .that()
                .areAnnotatedWith(Test.class)
                .or()
                .areAnnotatedWith(ParameterizedTest.class)
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*(Test|IT|Contract)")
                .check(new ClassFileImporter().importPaths(compiled));
    }

    private static List<Path> compiled() throws IOException {
        try (Stream<Path> folders = Files.find(
                Repository.ROOT, 4, (path, file) -> file.isDirectory() && path.endsWith("target/test-classes"))) {
            return folders.toList();
        }
    }
}

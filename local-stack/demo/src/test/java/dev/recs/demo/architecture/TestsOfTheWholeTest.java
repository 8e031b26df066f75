package dev.recs.demo.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.recs.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What holds of the tests of all modules that are built before this one. */
final class TestsOfTheWholeTest {

    private static final String FAKES = "dev.recs.stores.fakes";

    /** The first aims a race by what the work usually takes, the second draws a seed; neither is an assertion. */
    private static final Set<String> MAY_LOOK_AT_THE_CLOCK =
            Set.of("dev.recs.jobs.nightly.ErasureIT", "dev.recs.benchmarks.chaos.ChaosIT");

    private static final JavaClasses TESTS = new ClassFileImporter().importPaths(compiled());

    /** A test by another name is run by nobody: Surefire takes {@code …Test}, Failsafe {@code …IT}. */
    @Test
    void testsAreInClassesThatAreRun() {
        assertThat(compiled())
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
                .check(TESTS);
    }

    /** A limit on what a machine does in a time fails on a busy one. Waiting is Awaitility's. */
    @Test
    void noTestLooksAtTheWallClock() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "have no reason to", type -> !MAY_LOOK_AT_THE_CLOCK.contains(type.getName())))
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(TESTS);
    }

    @Test
    void theContractOfEveryPortIsHeldByItsFakeAndByAnAdapter() {
        Set<JavaClass> ports = TESTS.stream()
                .filter(type -> type.getPackageName().equals(FAKES))
                .flatMap(fake -> fake.getRawInterfaces().stream())
                .filter(port -> port.getPackageName().startsWith("dev.recs.stores"))
                .collect(Collectors.toSet());
        assertThat(ports)
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder(
                        "Activities",
                        "EmbeddingCache",
                        "EmbeddingUsageLog",
                        "Profiles",
                        "PublishedLists",
                        "Recommendations",
                        "RefreshQueue",
                        "Tombstones");
        assertThat(ports)
                .allSatisfy(port -> assertThat(heldBy(port.getName() + "Contract"))
                        .as("who holds the contract of %s", port.getSimpleName())
                        .anyMatch(test -> test.equals(port.getSimpleName() + "FakeTest"))
                        .anyMatch(test -> test.endsWith("IT")));
    }

    private static List<String> heldBy(String contract) {
        return TESTS.get(contract).getAllSubclasses().stream()
                .map(JavaClass::getSimpleName)
                .toList();
    }

    private static List<Path> compiled() {
        try (Stream<Path> folders = Files.find(
                Repository.ROOT, 4, (path, file) -> file.isDirectory() && path.endsWith("target/test-classes"))) {
            return folders.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

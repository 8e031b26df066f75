package dev.recs.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Packages are the stages of the flow; each knows what lies upstream of it, and nothing further down. */
@AnalyzeClasses(packages = "dev.recs", importOptions = DoNotIncludeTests.class)
final class PackagesTest {

    private static final String ROOT = "dev.recs.";

    /** From the stores to the commands. A new package has its place somewhere here. */
    private static final List<String> FLOW = List.of(
            "settings",
            "stores",
            "catalog",
            "rules",
            "activity",
            "signal",
            "rotation",
            "embedding",
            "profile",
            "orders",
            "neighbours",
            "ranking.vectorsearch",
            "ranking",
            "ranking.diversity",
            "shelves",
            "lists",
            "publication",
            "refresh",
            "imports",
            "evaluation",
            "queue",
            "job",
            "management",
            "schedule",
            "relay",
            "worker",
            "app",
            "check",
            "token",
            "cli");

    @ArchTest
    static final ArchRule NO_PACKAGES_DEPEND_ON_EACH_OTHER =
            slices().matching("dev.recs.(**)").should().beFreeOfCycles();

    @ArchTest
    static void everyStageKnowsOnlyWhatLiesUpstream(JavaClasses classes) {
        for (int stage = 0; stage < FLOW.size(); stage++) {
            String[] downstream =
                    FLOW.stream().skip(stage + 1L).map(ROOT::concat).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + FLOW.get(stage))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(downstream))
                    .allowEmptyShould(downstream.length == 0)
                    .check(classes);
        }
    }

    @ArchTest
    static void everyPackageHasItsPlaceInTheFlow(JavaClasses classes) {
        Set<String> packages = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.startsWith("dev.recs.model") && !name.startsWith("dev.recs.erasure"))
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toSet());
        assertThat(packages).containsExactlyInAnyOrderElementsOf(FLOW);
    }
}

package dev.recs.grid;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What lies on the class path of an executor is not that of the driver. */
@AnalyzeClasses(packages = "dev.recs.grid", importOptions = ImportOption.DoNotIncludeTests.class)
final class GridArchitectureTest {

    @ArchTest
    static final ArchRule EXECUTORS_KNOW_NOTHING_OF_THE_JOBS = noClasses()
            .that()
            .resideInAPackage("dev.recs.grid.executor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.recs.grid",
                    "dev.recs.jobs..",
                    "dev.recs.settings..",
                    "org.springframework.batch..",
                    "org.springframework.boot..",
                    "org.springframework.context..");

    @ArchTest
    static final ArchRule SCALA_STAYS_BEHIND_THE_JAVA_API_OF_SPARK =
            noClasses().should().dependOnClassesThat().resideInAPackage("scala..");
}

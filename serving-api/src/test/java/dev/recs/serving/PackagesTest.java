package dev.recs.serving;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The API reads what the batch wrote: its packages know the shared model, themselves without circles, and no batch. */
@AnalyzeClasses(packages = "dev.recs.serving", importOptions = DoNotIncludeTests.class)
final class PackagesTest {

    @ArchTest
    static final ArchRule NO_PACKAGES_DEPEND_ON_EACH_OTHER =
            slices().matching("dev.recs.serving.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_BATCH_IS_UNKNOWN_HERE = classes()
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("dev.recs..")
                    .or(resideInAnyPackage(
                            "dev.recs.serving..",
                            "dev.recs.model..",
                            "dev.recs.erasure..",
                            "dev.recs.settings..",
                            "dev.recs.stores",
                            "dev.recs.queue",
                            "dev.recs.publication")));
}

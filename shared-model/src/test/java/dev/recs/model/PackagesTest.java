package dev.recs.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Nouns know other nouns without circles, and not the one verb beside them. */
@AnalyzeClasses(packages = "dev.recs", importOptions = DoNotIncludeTests.class)
final class PackagesTest {

    @ArchTest
    static final ArchRule NO_PACKAGES_DEPEND_ON_EACH_OTHER =
            slices().matching("dev.recs.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOUNS_DO_NOT_KNOW_THE_ERASURE = noClasses()
            .that()
            .resideInAPackage("dev.recs.model..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.recs.erasure..");
}

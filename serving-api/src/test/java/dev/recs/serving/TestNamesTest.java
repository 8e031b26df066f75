package dev.recs.serving;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** A test by another name is run by nobody: Surefire takes {@code …Test}, Failsafe {@code …IT}. */
@AnalyzeClasses(packages = "dev.recs", importOptions = OnlyIncludeTests.class)
final class TestNamesTest {

    @ArchTest
    static final ArchRule TESTS_ARE_IN_CLASSES_THAT_ARE_RUN = methods()
            .that()
            .areAnnotatedWith(Test.class)
            .or()
            .areAnnotatedWith(ParameterizedTest.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*(Test|IT)");
}

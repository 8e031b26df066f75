package dev.recs.demo.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Imports go one way: the whole class path, read once. docs/explanation/architecture.md draws the same. */
@AnalyzeClasses(packages = "dev.recs", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String ROOT = "dev.recs.";

    /** Modules, each with the modules that it may import; a class path of theirs alone is enough to run it. */
    private static final List<Room> ROOMS = List.of(
            new Room("model", Set.of()),
            new Room("settings", Set.of("model")),
            new Room("stores", Set.of("model")),
            new Room("recommender", Set.of("model")),
            new Room("pipeline", Set.of("model", "stores", "recommender")),
            new Room("jobs", Set.of("model", "settings", "stores", "recommender", "pipeline")),
            new Room("evaluation", Set.of("model", "settings", "stores", "recommender", "pipeline", "jobs")),
            new Room("serving", Set.of("model", "settings", "stores")),
            new Room("golden", Set.of()),
            new Room("servers", Set.of()),
            new Room("testing", Set.of("model", "settings", "golden", "servers")),
            new Room("storefront", Set.of("model", "stores", "serving")),
            new Room("demo", Set.of("model", "settings", "stores", "jobs", "evaluation", "servers")));

    /** The stages of the recommender, in the order of the flow; a stage imports earlier stages only. */
    private static final List<String> STAGES = List.of(
            "history",
            "yaml",
            "rules",
            "variants",
            "signal",
            "rotation",
            "profile",
            "model",
            "ranking",
            "ranking.diversity",
            "model.training",
            "shelves",
            "lists",
            "experiments");

    @ArchTest
    static final ArchRule NO_PACKAGES_DEPEND_ON_EACH_OTHER =
            slices().matching("dev.recs.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_RECOMMENDER_IS_PLAIN_JAVA = noClasses()
            .that()
            .resideInAnyPackage("dev.recs.model..", "dev.recs.recommender..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "com.mongodb..", "redis.clients..", "java.sql..");

    @ArchTest
    static final ArchRule AN_EXECUTOR_CAN_LOAD_THE_PIPELINE = noClasses()
            .that()
            .resideInAnyPackage("dev.recs.stores..", "dev.recs.pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.boot..",
                    "org.springframework.batch..",
                    "org.springframework.context..",
                    "org.quartz..",
                    "picocli..",
                    "ch.qos.logback..");

    @ArchTest
    static final ArchRule WIRING_KNOWS_NO_COMMAND_AND_NO_JOB = noClasses()
            .that()
            .resideInAPackage("dev.recs.jobs.wiring..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.recs.jobs..").and(resideOutsideOfPackage("dev.recs.jobs.wiring..")));

    /** What a class works with is asked for by its constructor. {@code ServingServer} hands beans to tests and benchmarks. */
    @ArchTest
    static final ArchRule NOTHING_LOOKS_BEANS_UP = noClasses()
            .that()
            .resideOutsideOfPackages("dev.recs.benchmarks..", "dev.recs.testing..")
            .and()
            .doNotHaveSimpleName("ServingServer")
            .should()
            .callMethodWhere(describe(
                    "BeanFactory.getBean is called",
                    call -> call.getName().equals("getBean")
                            && call.getTargetOwner().getPackageName().startsWith("org.springframework.")));

    @ArchTest
    static void aPackageHasOneConfiguration(JavaClasses classes) {
        Map<String, List<String>> configurations = classes.stream()
                .filter(type -> type.isAnnotatedWith("org.springframework.context.annotation.Configuration"))
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName, Collectors.mapping(JavaClass::getSimpleName, Collectors.toList())));
        assertThat(configurations)
                .isNotEmpty()
                .allSatisfy((name, types) -> assertThat(types).hasSize(1));
    }

    /** Without it NullAway looks at nothing in the package, and says nothing. */
    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        assertThat(classes.stream()
                        .map(JavaClass::getPackage)
                        .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName)
                        .distinct())
                .isEmpty();
    }

    @ArchTest
    static void modulesImportOnlyWhatTheyMay(JavaClasses classes) {
        for (Room room : ROOMS) {
            String[] others = ROOMS.stream()
                    .filter(other -> !other.equals(room) && !room.imports().contains(other.name()))
                    .map(other -> ROOT + other.name() + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + room.name() + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others))
                    .check(classes);
        }
    }

    @ArchTest
    static void everyModuleHasItsPlace(JavaClasses classes) {
        Set<String> modules = classes.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length()).split("\\.", 2)[0])
                .collect(Collectors.toSet());
        assertThat(modules)
                .containsExactlyInAnyOrderElementsOf(
                        ROOMS.stream().map(Room::name).toList());
    }

    @ArchTest
    static void stagesOfTheRecommenderImportEarlierStagesOnly(JavaClasses classes) {
        String recommender = ROOT + "recommender.";
        for (int stage = 0; stage < STAGES.size() - 1; stage++) {
            String[] later =
                    STAGES.stream().skip(stage + 1L).map(recommender::concat).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(recommender + STAGES.get(stage))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(later))
                    .check(classes);
        }
        assertThat(classes.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(recommender))
                        .map(name -> name.substring(recommender.length()))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(STAGES);
    }

    /**
     * A module and what it may import.
     *
     * @param name of its packages, after dev.recs
     */
    private record Room(String name, Set<String> imports) {}
}

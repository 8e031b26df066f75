package dev.recs.demo.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.redis.SharedKeys;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Each collection and each key of Redis is opened in one adapter of module stores; nobody else knows a driver's commands. */
@AnalyzeClasses(packages = "dev.recs", importOptions = DoNotIncludeTests.class)
final class StoreAccessTest {

    private static final String STORES = "dev.recs.stores";

    /** Names every key of a user, so that an erasure misses none. */
    private static final String ERASURE = "dev.recs.stores.erasure.ErasedRedis";

    /** Administers search indexes by the name of their collection, and reads no document. */
    private static final String INDEXES = "dev.recs.stores.vectorsearch.VectorIndexes";

    private static final Set<String> CLIENTS = Set.of(
            "redis.clients.jedis.RedisClient",
            "redis.clients.jedis.RedisClusterClient",
            "redis.clients.jedis.RedisSentinelClient",
            "redis.clients.jedis.UnifiedJedis",
            "redis.clients.jedis.Jedis",
            "redis.clients.jedis.AbstractPipeline",
            "redis.clients.jedis.Pipeline");

    @ArchTest
    static final ArchRule COLLECTIONS_ARE_OPENED_IN_STORES = noClasses()
            .that()
            .resideOutsideOfPackages(STORES + "..", "dev.recs.servers..", "dev.recs.testing..")
            .should()
            .callMethod(MongoDatabase.class, "getCollection", String.class);

    @ArchTest
    static void eachCollectionIsOpenedInOneAdapter(JavaClasses classes) {
        Map<String, Set<String>> openers = new TreeMap<>();
        for (JavaClass type : classes) {
            if (opensCollections(type) && !type.getName().equals(INDEXES)) {
                fieldsOf(type, MongoCollections.class)
                        .forEach(field -> openers.computeIfAbsent(field, name -> new TreeSet<>())
                                .add(type.getSimpleName()));
            }
        }
        assertThat(openers.keySet()).isEqualTo(constantsOf(MongoCollections.class));
        assertThat(openers)
                .allSatisfy((collection, adapters) ->
                        assertThat(adapters).as("who opens %s", collection).hasSize(1));
    }

    @ArchTest
    static void eachKeyOfRedisIsMadeInOneAdapter(JavaClasses classes) {
        Map<String, Set<String>> makers = new TreeMap<>();
        for (JavaClass type : classes) {
            if (type.getPackageName().startsWith(STORES)
                    && !type.getPackageName().equals(STORES + ".redis")
                    && !type.getName().equals(ERASURE)) {
                keysOf(type)
                        .forEach(key -> makers.computeIfAbsent(key, name -> new TreeSet<>())
                                .add(adapter(type)));
            }
        }
        assertThat(makers)
                .isNotEmpty()
                .allSatisfy((key, adapters) ->
                        assertThat(adapters).as("who makes key %s", key).hasSize(1));
    }

    /** All that a read needs of a user is one round trip over six keys of four adapters. */
    @ArchTest
    static void keysAreMadeInStoresAndByTheOneReadOfServing(JavaClasses classes) {
        Set<String> makers = classes.stream()
                .filter(type -> !type.getPackageName().startsWith(STORES)
                        && !type.getPackageName().startsWith("dev.recs.model.redis"))
                .filter(type -> keysOf(type).stream().anyMatch(key -> !key.equals("IdempotencyKey")))
                .map(type -> outermost(type).getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(makers).containsExactly("dev.recs.serving.lists.UserValues");
    }

    @ArchTest
    static void onlyTheAdaptersCallRedis(JavaClasses classes) {
        Set<String> callers = classes.stream()
                .filter(type -> !type.getPackageName().startsWith(STORES)
                        && !type.getPackageName().startsWith("dev.recs.testing")
                        && !type.getPackageName().startsWith("dev.recs.servers"))
                .filter(StoreAccessTest::callsRedis)
                .map(type -> outermost(type).getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(callers).isEmpty();
    }

    private static boolean opensCollections(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(MongoDatabase.class)
                        && call.getName().equals("getCollection"));
    }

    /** Also by a reference to a method, as in {@code redis::mget}. By name, since classes of libraries are not read. */
    private static boolean callsRedis(JavaClass type) {
        Predicate<JavaAccess<?>> isCommand =
                access -> CLIENTS.contains(access.getTargetOwner().getName())
                        && !Set.of("builder", "create", "close").contains(access.getName());
        return type.getMethodCallsFromSelf().stream().anyMatch(isCommand)
                || type.getMethodReferencesFromSelf().stream().anyMatch(isCommand);
    }

    private static Set<String> keysOf(JavaClass type) {
        Set<String> keys = type.getAccessesFromSelf().stream()
                .map(access -> access.getTargetOwner())
                .filter(owner -> owner.getPackageName().equals("dev.recs.model.redis"))
                .map(JavaClass::getSimpleName)
                .filter(name -> name.endsWith("Key") || name.equals("GuestKeys") || name.equals("SourceCounters"))
                .collect(Collectors.toCollection(TreeSet::new));
        keys.addAll(fieldsOf(type, SharedKeys.class));
        return keys;
    }

    private static Set<String> fieldsOf(JavaClass type, Class<?> names) {
        return type.getFieldAccessesFromSelf().stream()
                .filter(access -> access.getTargetOwner().isEquivalentTo(names))
                .map(JavaAccess::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> constantsOf(Class<?> names) {
        return Arrays.stream(names.getFields()).map(Field::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The queue, its monitor and its dead letters are one, and so is all that is kept of guests. */
    private static String adapter(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(STORES + ".queue") || name.equals(STORES + ".guests")
                ? name
                : outermost(type).getSimpleName();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(StoreAccessTest::outermost).orElse(type);
    }
}

package dev.recs.demo;

import dev.recs.demo.process.OwnSession;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API with the storefront, in a process of its own: a class path that holds nothing of the jobs, and nothing shared with them but the
 * stores.
 *
 * <p>Its standard input stays open as long as this process wants it; the system closes that pipe whatever ends this process, and the
 * other then ends by itself. What it logs goes to this process's standard error.
 */
public final class ServingProcess implements AutoCloseable {

    /** Names the class path, as {@code java -cp} takes it; the launcher sets it. */
    private static final String CLASS_PATH = "recs.storefront.classpath";

    /** Not on our class path. */
    private static final String MAIN_CLASS = "dev.recs.storefront.StorefrontProcess";

    /** Begins the line that it says when it answers; a JVM may print warnings before. */
    private static final String PORT = "port ";

    private static final String NAME = "serving-api";
    private static final int MISCONFIGURED = 2;
    private static final int STOP_SECONDS = 20;

    private static final List<String> FLAGS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final int port;

    private ServingProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @throws Misconfigured if nothing says where the API is, so that a demo fails before its work */
    static void requireClassPath() {
        classPath();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param settings of the API; they win over all others, and no other process sees them
     * @throws Misconfigured if it refused its settings; it has said why on standard error
     * @throws DependencyDown if it ended before it answered
     */
    public static ServingProcess start(Map<String, Object> settings) {
        try {
            Process process = builder(settings).start();
            int port = process.inputReader()
                    .lines()
                    .filter(line -> line.startsWith(PORT))
                    .mapToInt(line -> Integer.parseInt(line.substring(PORT.length())))
                    .findFirst()
                    .orElseThrow(() -> refusal(process.onExit().join().exitValue()));
            return new ServingProcess(process, port);
        } catch (IOException e) {
            throw new DependencyDown(NAME, "its process could not be started", e);
        }
    }

    /** The environment, not the command line: arguments are visible to every user of the machine. */
    private static ProcessBuilder builder(Map<String, Object> settings) {
        List<String> command = new ArrayList<>(OwnSession.java());
        command.addAll(FLAGS);
        command.addAll(ownSettings());
        command.addAll(List.of("-cp", classPath(), MAIN_CLASS));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment.put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings));
        environment.putIfAbsent("LOGGING_LEVEL_ROOT", "ERROR");
        environment.putIfAbsent("LOGGING_LEVEL_DEV_RECS", "INFO");
        environment.putIfAbsent("LOGGING_PATTERN_CONSOLE", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %msg%n");
        return builder;
    }

    /** What was given to this process as {@code -Drecs.…} counts for the API as well. */
    private static List<String> ownSettings() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("recs.") && !name.equals(CLASS_PATH))
                .sorted()
                .map(name -> "-D%s=%s".formatted(name, System.getProperty(name)))
                .toList();
    }

    private static String classPath() {
        String classPath = System.getProperty(CLASS_PATH);
        if (classPath == null) {
            throw new Misconfigured(
                    "%s is missing: start the demo by './recs demo', or with --no-serve".formatted(CLASS_PATH));
        }
        return classPath;
    }

    private static RuntimeException refusal(int exitCode) {
        return exitCode == MISCONFIGURED
                ? new Misconfigured("%s refused its settings, see above".formatted(NAME))
                : ended(exitCode);
    }

    private static DependencyDown ended(int exitCode) {
        String what = "its process ended with code %d".formatted(exitCode);
        return new DependencyDown(NAME, what, new IllegalStateException(what));
    }

    public int port() {
        return port;
    }

    /** Completes when the process ends, with what that means for a demo that still wants it. */
    CompletableFuture<DependencyDown> end() {
        return process.onExit().thenApply(gone -> ended(gone.exitValue()));
    }

    /** Lets running requests end; what does not end is killed. */
    @Override
    public void close() {
        try {
            process.outputWriter().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

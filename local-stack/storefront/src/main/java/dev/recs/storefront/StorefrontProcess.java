package dev.recs.storefront;

import dev.recs.model.failure.Misconfigured;
import dev.recs.serving.ServingApplication;
import dev.recs.serving.ServingServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * Entry point of the process that serves for the demo. On standard output it says one line, its port, when it answers. It ends in good
 * order when its standard input ends, so also when the process that started it was killed.
 */
public final class StorefrontProcess {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private StorefrontProcess() {}

    public static void main(String[] arguments) {
        PrintStream parent = System.out;
        System.setOut(System.err); // The log goes there.
        Thread.ofPlatform().daemon().name("parent").start(StorefrontProcess::endWithParent);
        try {
            ServingServer server = ServingApplication.start(Map.of(), StorefrontConfiguration.class);
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(server::close));
            parent.println("port " + server.port());
        } catch (Misconfigured e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
        } catch (RuntimeException _) {
            System.exit(FAILED); // Spring Boot has logged why.
        }
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("the process that started this one cannot be heard: " + e.getMessage());
        }
        System.exit(0);
    }
}

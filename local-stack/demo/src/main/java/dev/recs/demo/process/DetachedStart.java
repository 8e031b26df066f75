package dev.recs.demo.process;

import dev.recs.model.failure.DependencyDown;
import dev.recs.servers.DataFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts the process of a folder in a session of its own, with this process's class path. */
final class DetachedStart {

    private static final List<String> FLAGS = List.of(
            "-Xms64m",
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private DetachedStart() {}

    static Process start(DataFolder folder) {
        List<String> command = new ArrayList<>(OwnSession.java());
        command.addAll(FLAGS);
        String programs = System.getProperty("recs.programs.dir");
        if (programs != null) {
            command.add("-Drecs.programs.dir=" + programs);
        }
        command.addAll(List.of(
                "-cp",
                absoluteClassPath(),
                LocalStackProcess.class.getName(),
                folder.path().toString()));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()))
                    .redirectInput(new File("/dev/null"))
                    .start();
        } catch (IOException e) {
            throw new DependencyDown("local stack", "its process could not be started", e);
        }
    }

    static Path log(DataFolder folder) {
        return folder.path().resolve("local-stack.log");
    }

    private static String absoluteClassPath() {
        return String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> new File(entry).getAbsolutePath())
                        .toList());
    }
}

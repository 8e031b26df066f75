package dev.recs.servers;

import java.nio.file.Path;
import java.util.List;

/** How to run one kind of server as a process. */
interface ServerProgram {

    /** As errors name it. */
    String name();

    /** What the process writes to. */
    Path log();

    /** Makes the files it needs, and returns the command line that runs it. */
    List<String> prepare(int port);

    /** Whether it takes requests yet. */
    boolean answers(int port);
}

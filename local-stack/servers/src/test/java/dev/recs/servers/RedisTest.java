package dev.recs.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedisTest {

    @TempDir
    Path temporaryFolder;

    @Test
    void manyUnpackTheProgramAtOnceAndAllFindItWhole() throws Exception {
        Path programs = temporaryFolder.resolve("programs");
        List<CompletableFuture<Path>> starts = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> unpackedOften(new Redis(programs, temporaryFolder)),
                        task -> Thread.ofPlatform().start(task)))
                .toList();

        Path program = starts.getFirst().join();
        assertThat(starts).allSatisfy(start -> assertThat(start.join()).isEqualTo(program));
        try (Stream<Path> files = Files.list(programs.resolve("redis"))) {
            assertThat(files).containsExactly(program);
        }
    }

    private static Path unpackedOften(Redis redis) {
        Path program = Path.of(redis.prepare(1).getFirst());
        for (int i = 0; i < 10; i++) {
            assertThat(redis.prepare(1).getFirst()).isEqualTo(program.toString());
            assertThat(program).isExecutable().isNotEmptyFile();
        }
        return program;
    }
}

package dev.recs.evaluation;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.failure.BadInput;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Vectors of texts kept in one file a space, by the SHA-256 of the text: no server is needed, and no text is embedded twice. */
public final class FileVectors {

    private static final int DIGEST = 32;

    private final EmbeddingProvider provider;
    private final Path file;
    private final Map<String, float[]> known = new HashMap<>();

    /** @param folder made when the first vector is kept */
    public FileVectors(EmbeddingProvider provider, Path folder) {
        this.provider = provider;
        this.file = folder.resolve(
                "vectors-%s.bin".formatted(provider.space().toString().replaceAll("[^A-Za-z0-9.-]", "_")));
        read();
    }

    public EmbeddingSpace space() {
        return provider.space();
    }

    /** @param progress is told how many of the texts that are new were embedded */
    public Map<String, Embedding> embed(Collection<String> texts, IntConsumer progress) {
        List<String> fresh = new LinkedHashSet<>(texts)
                .stream().filter(text -> !known.containsKey(digest(text))).toList();
        int done = 0;
        for (List<String> request : provider.requests(fresh)) {
            keep(request, provider.embed(request).vectors());
            done += request.size();
            progress.accept(done);
        }
        Map<String, Embedding> embeddings = new HashMap<>();
        for (String text : texts) {
            float[] vector = known.get(digest(text));
            if (vector != null) {
                embeddings.put(text, Embedding.unit(space(), vector));
            }
        }
        return embeddings;
    }

    /** Vectors of the texts of products, by number. */
    List<Embedding> ofProducts(ProductIndex index, Consumer<String> progress) {
        List<String> texts = index.products().stream().map(ProductIndex::textOf).toList();
        Map<String, Embedding> embeddings =
                embed(texts, done -> progress.accept("embedded %d of the texts that are new".formatted(done)));
        return texts.stream().map(embeddings::get).toList();
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        byte[] entry = new byte[DIGEST + Float.BYTES * space().dimensions()];
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                in.readFully(entry);
                float[] vector = new float[space().dimensions()];
                ByteBuffer.wrap(entry, DIGEST, entry.length - DIGEST)
                        .asFloatBuffer()
                        .get(vector);
                known.put(HexFormat.of().formatHex(entry, 0, DIGEST), vector);
            }
        } catch (EOFException e) {
            // The end, or an entry that a killed process left half written: it is embedded again.
        } catch (IOException e) {
            throw new UncheckedIOException("vectors in %s could not be read".formatted(file), e);
        }
    }

    private void keep(List<String> texts, List<float[]> vectors) {
        if (vectors.size() != texts.size()) {
            throw new BadInput("embedding provider answered %d vectors for %d texts: expected one each"
                    .formatted(vectors.size(), texts.size()));
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)))) {
                for (int i = 0; i < texts.size(); i++) {
                    String digest = digest(texts.get(i));
                    known.put(digest, vectors.get(i));
                    out.write(HexFormat.of().parseHex(digest));
                    for (float value : vectors.get(i)) {
                        out.writeFloat(value);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("vectors could not be written to %s".formatted(file), e);
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}

package dev.recs.grid.executor;

import dev.recs.model.UserId;
import dev.recs.pipeline.RefreshPipeline;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.stores.ErasureKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** The digest of our own jars in a process: equal sources give equal jars. */
public final class Build {

    /** One of each module that an executor runs. */
    private static final List<Class<?>> MODULES =
            List.of(UserId.class, ErasureKey.class, CatalogModel.class, RefreshPipeline.class, Build.class);

    private Build() {}

    /** @return empty if one of them is a folder of classes, as in a build */
    public static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Class<?> module : MODULES) {
                CodeSource source = module.getProtectionDomain().getCodeSource();
                Path jar = Path.of(URI.create(source.getLocation().toString()));
                if (!Files.isRegularFile(jar)) {
                    return "";
                }
                digest.update(Files.readAllBytes(jar));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

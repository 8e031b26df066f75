package dev.recs.stores;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** An authority of its own and the certificates that it signs, made by the JDK's keytool, as files that MySQL reads. */
final class ServerCertificates {

    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path folder;

    ServerCertificates(Path folder) {
        this.folder = folder;
        keytool(
                "authority",
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=test authority",
                "-ext",
                "bc:c",
                "-validity",
                "30");
        keytool("authority", "-exportcert", "-rfc", "-file", authority().toString());
    }

    Path authority() {
        return folder.resolve("authority.pem");
    }

    /**
     * The options of a server that shows a certificate of the authority.
     *
     * @param host whom it is for, as in {@code ip:127.0.0.1}
     * @param from when it begins, as in {@code -10d}
     * @param days how long it lasts
     */
    List<String> options(String name, String host, String from, int days) {
        Path request = folder.resolve(name + ".csr");
        Path certificate = folder.resolve(name + ".pem");
        keytool(name, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=" + name);
        keytool(name, "-certreq", "-file", request.toString());
        keytool(
                "authority",
                "-gencert",
                "-rfc",
                "-infile",
                request.toString(),
                "-outfile",
                certificate.toString(),
                "-ext",
                "san=" + host,
                "-startdate",
                from,
                "-validity",
                Integer.toString(days));
        return List.of("--ssl-ca=" + authority(), "--ssl-cert=" + certificate, "--ssl-key=" + writeKey(name));
    }

    private Path writeKey(String name) {
        try (InputStream stored = Files.newInputStream(store(name))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stored, PASSWORD.toCharArray());
            byte[] key = keys.getKey(name, PASSWORD.toCharArray()).getEncoded();
            return Files.writeString(
                    folder.resolve(name + ".key"),
                    "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(MIME.encodeToString(key)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private void keytool(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-alias", name, "-keystore", store(name).toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.log").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(folder.resolve("keytool.log")));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

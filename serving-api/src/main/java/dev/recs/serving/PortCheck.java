package dev.recs.serving;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;

/** Tries whether a port can be listened on before anything starts: the server would tell it in a hundred lines. */
final class PortCheck {

    private static final int ONE_CALLER = 1;

    private final Environment settings;

    PortCheck(Environment settings) {
        this.settings = settings;
    }

    /**
     * What is wrong with a port and the address beside it; a number that is none is not judged here.
     *
     * @param prefix of the two settings, such as {@code server}
     */
    Optional<String> fault(String prefix) {
        int port = port(prefix + ".port");
        if (port <= 0) {
            return Optional.empty();
        }
        String address = settings.getProperty(prefix + ".address", "");
        try (ServerSocket _ =
                new ServerSocket(port, ONE_CALLER, address.isEmpty() ? null : InetAddress.getByName(address))) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("%s.port: %s:%d cannot be listened on (%s): give another port, or 0 for a free one"
                    .formatted(prefix, address.isEmpty() ? "*" : address, port, e.getMessage()));
        }
    }

    /** Both ports of the API: a line for each that cannot be listened on, or one if they are the same. */
    static List<String> faults(Environment settings) {
        PortCheck check = new PortCheck(settings);
        return check.sharedPort()
                .map(List::of)
                .orElseGet(() -> Stream.of("server", "management.server")
                        .flatMap(prefix -> check.fault(prefix).stream())
                        .toList());
    }

    /** Spring Boot would then open the pages of the management server to everybody who reaches the API. */
    Optional<String> sharedPort() {
        int port = port("management.server.port");
        return port > 0 && port == port("server.port")
                ? Optional.of(
                        ("management.server.port: %d is the port of the API too (server.port), so that metrics and health"
                                        + " would be open to its callers: give another port")
                                .formatted(port))
                : Optional.empty();
    }

    private int port(String setting) {
        try {
            return settings.getProperty(setting, Integer.class, 0);
        } catch (ConversionException _) {
            return 0;
        }
    }
}

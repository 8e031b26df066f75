package dev.recs.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The variables that Kubernetes puts into every container for each service of its namespace. A service {@code recs-worker} makes {@code
 * RECS_WORKER_PORT=tcp://10.0.0.1:80}: no setting of ours, whatever its name looks like.
 *
 * @see <a href="https://kubernetes.io/docs/tutorials/services/connect-applications-service/#environment-variables">Kubernetes: service
 *     environment variables</a>
 */
final class ServiceLinks {

    private static final Pattern NAME =
            Pattern.compile(".+_SERVICE_HOST|.+_SERVICE_PORT(_.+)?|.+_PORT_\\d+_(TCP|UDP|SCTP)(_.+)?");
    private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private ServiceLinks() {}

    static boolean contains(String variable, @Nullable Object value) {
        return NAME.matcher(variable).matches()
                || (variable.endsWith("_PORT")
                        && ADDRESS.matcher(String.valueOf(value)).matches());
    }

    /** The same source without them; other sources than the process environment have none. */
    static PropertySource<?> removedFrom(PropertySource<?> source) {
        if (!(source instanceof SystemEnvironmentPropertySource environment)) {
            return source;
        }
        Map<String, Object> ours = new LinkedHashMap<>(environment.getSource());
        ours.entrySet().removeIf(variable -> contains(variable.getKey(), variable.getValue()));
        return new SystemEnvironmentPropertySource(source.getName(), ours);
    }
}

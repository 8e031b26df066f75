package dev.recs.jobs.management;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a process does its work.
 *
 * @param details by name, for people
 */
public record HealthReport(Status status, Map<String, Object> details) {

    public HealthReport {
        details = Map.copyOf(details);
    }

    String toJson() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("status", status.name());
        root.put("details", details);
        return JsonMapper.shared().writeValueAsString(root);
    }

    /** In words that a probe reads. */
    public enum Status {
        UP,
        /** It works, and somebody should look. */
        DEGRADED,
        /** It cannot work. */
        DOWN
    }
}

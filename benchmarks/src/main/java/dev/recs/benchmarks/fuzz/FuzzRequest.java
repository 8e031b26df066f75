package dev.recs.benchmarks.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as it is sent.
 *
 * @param target path and query, percent-encoded or as odd as they are
 * @param body empty for none
 */
record FuzzRequest(
        Operation operation, Fault fault, String method, String target, Map<String, String> headers, String body) {

    FuzzRequest {
        headers = Map.copyOf(headers);
    }

    /** In HTTP/1.1, on a connection of its own: clients that are sane refuse to send what is odd. */
    byte[] bytes(String host) {
        StringBuilder head = new StringBuilder(
                "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n".formatted(method, target, host));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        if (content.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }

    @Override
    public String toString() {
        String shown = body.length() > 300 ? body.substring(0, 300) + "…" : body;
        return "%s (%s): %s %s %s".formatted(operation, fault, method, target, shown);
    }
}

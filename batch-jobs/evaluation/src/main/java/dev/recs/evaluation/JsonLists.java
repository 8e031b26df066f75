package dev.recs.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists as JSON lines: {@code {"user":"12347","items":["85123A","22423"]}}, best first; ids may be numbers. */
final class JsonLists {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonLists() {}

    static void read(BufferedReader text, ListFile.Taker taker) throws IOException {
        long number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (!line.isBlank()) {
                read(line, number, taker);
            }
        }
    }

    private static void read(String line, long number, ListFile.Taker taker) {
        JsonNode root;
        try {
            root = JSON.readTree(line);
        } catch (JacksonException e) {
            taker.unreadable(number, "not JSON");
            return;
        }
        JsonNode user = root.path("user");
        JsonNode items = root.path("items");
        if (!isId(user) || !items.isArray()) {
            taker.unreadable(number, "no user or no items");
            return;
        }
        List<String> ids = new ArrayList<>(items.size());
        for (JsonNode item : items) {
            if (!isId(item)) {
                taker.unreadable(number, "an item that is no id");
                return;
            }
            ids.add(item.asString().strip());
        }
        taker.list(user.asString().strip(), ids, 1);
    }

    private static boolean isId(JsonNode node) {
        return node.isString() || node.isNumber();
    }
}

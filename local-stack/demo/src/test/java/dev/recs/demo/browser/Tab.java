package dev.recs.demo.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page in the browser: commands of the DevTools protocol and JavaScript, with what the page complained about. */
final class Tab implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    private Tab() {}

    static Tab connect(HttpClient http, URI address) {
        Tab tab = new Tab();
        tab.socket.complete(http.newWebSocketBuilder().buildAsync(address, tab).join());
        List.of("Page.enable", "Runtime.enable", "Network.enable", "Log.enable").forEach(tab::command);
        return tab;
    }

    void go(String address) {
        command("Page.navigate", Map.of("url", address));
    }

    void size(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** Requests whose address matches fail as if nobody listened; no pattern ends it. */
    void block(String... patterns) {
        command("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
    }

    /** Runs in every page that is opened from now on, before its own scripts. */
    void beforeEachPage(String script) {
        command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Presses and lets go of a key; the code is that of old keyboard events. */
    void press(String key, int code) {
        String text = key.equals("Enter") ? "\r" : "";
        for (String type : List.of("keyDown", "keyUp")) {
            command(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", text));
        }
    }

    /** The value of an expression of JavaScript, awaited if it is a promise. */
    JsonNode value(String expression) {
        JsonNode answer = command(
                "Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    String text(String selector) {
        return value("document.querySelector('%s')?.innerText ?? ''".formatted(selector))
                .asString();
    }

    /** Once it is there: a page that has just loaded draws its lists anew. */
    void click(String selector) {
        await("(found => { found.click(); return true; })(document.querySelector('%s'))".formatted(selector), SOON);
    }

    /** Polls inside the page, so that the time it takes is the page's. */
    void await(String condition, Duration limit) {
        boolean held = value("""
                        new Promise(done => {
                          const end = performance.now() + %d;
                          const look = () => { let held = false; try { held = Boolean(%s); } catch { held = false; }
                            if (held || performance.now() > end) { done(held); } else { setTimeout(look, 20); } };
                          look();
                        })
                        """.formatted(limit.toMillis(), condition)).asBoolean();
        if (!held) {
            throw new AssertionError("%s did not come true within %s; complaints of the page: %s; its text: %s"
                    .formatted(condition, limit, complaints, text("body")));
        }
    }

    /** Errors of scripts, of the policy and of the network, since the last call. */
    List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        complaints.clear();
        return all;
    }

    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String image = command("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asString();
        Files.write(file, Base64.getDecoder().decode(image));
    }

    @Override
    public void close() {
        command("Page.close");
        socket.join().abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            receive(JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    private JsonNode command(String method) {
        return command(method, Map.of());
    }

    private JsonNode command(String method, Map<String, ?> parameters) {
        int number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(number, answer);
        String text = JSON.writeValueAsString(Map.of("id", number, "method", method, "params", parameters));
        socket.join().sendText(text, true).join();
        try {
            return answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " was interrupted", e);
        }
    }

    private void receive(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    waiting.remove(message.get("id").asInt());
            if (answer != null) {
                answer.complete(message.path("result"));
            }
            return;
        }
        switch (message.path("method").asString()) {
            case "Runtime.exceptionThrown" ->
                complaints.add(message.at("/params/exceptionDetails").toString());
            case "Log.entryAdded" -> {
                JsonNode entry = message.at("/params/entry");
                if (entry.path("level").asString().equals("error")) {
                    complaints.add(entry.path("text").asString() + " "
                            + entry.path("url").asString(""));
                }
            }
            default -> {
                // Everything else the browser tells is of no interest.
            }
        }
    }
}

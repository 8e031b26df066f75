package dev.recs.testing.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The server. Deterministic: the same text gets the same vector in every process. */
public final class OpenAiStandIn implements AutoCloseable {

    /** The one key it accepts. */
    public static final String KEY = "sk-stand-in-0123456789abcdef";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final EmbeddingsAnswer answers = new EmbeddingsAnswer();
    private final Queue<Misbehaviour> next = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusedTexts = new ConcurrentLinkedQueue<>();
    private final Queue<List<String>> answered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final AtomicLong tokens = new AtomicLong();
    private volatile Dialect dialect = Dialect.OPENAI;

    private OpenAiStandIn(HttpServer server) {
        this.server = server;
    }

    /** Starts on a free port of loopback. */
    public static OpenAiStandIn start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            OpenAiStandIn standIn = new OpenAiStandIn(server);
            server.createContext("/", standIn::handle);
            server.setExecutor(standIn.threads);
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new IllegalStateException("no port of loopback is free", e);
        }
    }

    /** What {@code recs.embedding.openai.base-url} must be. */
    public String baseUrl() {
        return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
    }

    /** Each is met by one request, in the order given. */
    public void misbehave(Misbehaviour... misbehaviours) {
        next.addAll(List.of(misbehaviours));
    }

    /** From now on it answers and refuses as other servers do. */
    public void speak(Dialect other) {
        dialect = other;
    }

    /** From now on every request that holds this text is refused. */
    public void refuse(String text) {
        refusedTexts.add(text);
    }

    /** Requests received, whatever became of them. */
    public int requests() {
        return requests.get();
    }

    /** The texts of each request that was answered well, in order of the answers. */
    public List<List<String>> answered() {
        return List.copyOf(answered);
    }

    /** Tokens of all answers, as the usage of each says. */
    public long tokens() {
        return tokens.get();
    }

    /** The most requests that were under way at one time. */
    public int mostUnderWay() {
        return mostUnderWay.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try (exchange) {
            Misbehaviour misbehaviour = next.poll();
            if (misbehaviour instanceof Misbehaviour.HangUp) {
                underWay.decrementAndGet();
            } else {
                answer(exchange, misbehaviour);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, @Nullable Misbehaviour misbehaviour)
            throws IOException, InterruptedException {
        try {
            check(exchange);
            EmbeddingsRequest request = EmbeddingsRequest.parse(
                    JSON.readTree(exchange.getRequestBody().readAllBytes()));
            obey(exchange, misbehaviour);
            if (request.input().stream().anyMatch(refusedTexts::contains)) {
                throw Refusal.invalid("'$.input' is invalid: " + request.input());
            }
            if (misbehaviour instanceof Misbehaviour.NotTheProtocol) {
                send(exchange, 200, "text/html", "<html>Please log in</html>");
                return;
            }
            Optional<Dialect.Refusing> refusing = dialect.refusalOf(request);
            if (refusing.isPresent()) {
                refusing.get().headers().forEach(exchange.getResponseHeaders()::set);
                send(
                        exchange,
                        refusing.get().status(),
                        refusing.get().type(),
                        refusing.get().body());
                return;
            }
            answered.add(request.input());
            tokens.addAndGet(request.tokens());
            send(
                    exchange,
                    200,
                    "application/json",
                    JSON.writeValueAsString(answers.to(request, misbehaviour, dialect.answering())));
        } catch (JacksonException _) {
            send(exchange, 400, "application/json", error(Refusal.invalid("We could not parse the JSON body")));
        } catch (Refusal refusal) {
            send(exchange, refusal.status(), "application/json", error(refusal));
        }
    }

    private static void check(HttpExchange exchange) {
        if (!exchange.getRequestURI().getPath().equals("/v1/embeddings")) {
            throw new Refusal(404, "invalid_request_error", "unknown_url", "Unknown request URL");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            throw new Refusal(
                    405, "invalid_request_error", "method_not_supported", "Not allowed to GET on /embeddings");
        }
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (given == null || !given.equals("Bearer " + KEY)) {
            throw new Refusal(
                    401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided: %s".formatted(given));
        }
    }

    private static void obey(HttpExchange exchange, @Nullable Misbehaviour misbehaviour) throws InterruptedException {
        switch (misbehaviour) {
            case Misbehaviour.RateLimit(var retryAfter) -> {
                exchange.getResponseHeaders().set("Retry-After", Long.toString(retryAfter.toSeconds()));
                throw new Refusal(429, "requests", "rate_limit_exceeded", "Rate limit reached");
            }
            case Misbehaviour.QuotaUsedUp() ->
                throw new Refusal(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota");
            case Misbehaviour.ServerError(int status) ->
                throw new Refusal(status, "server_error", "", "The server had an error");
            case Misbehaviour.Slow(var delay) -> Thread.sleep(delay);
            case null, default -> {
                // spoils the answer, or nothing
            }
        }
    }

    private static String error(Refusal refusal) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", refusal.getMessage());
        error.put("type", refusal.type());
        error.put("param", null);
        error.put("code", refusal.code().isEmpty() ? null : refusal.code());
        return JSON.writeValueAsString(Map.of("error", error));
    }

    /** Counted down first: whoever has the answer may send the next request at once. */
    private void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        underWay.decrementAndGet();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

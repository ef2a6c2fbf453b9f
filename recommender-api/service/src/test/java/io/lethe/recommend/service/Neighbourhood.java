package io.lethe.recommend.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays the other services over real HTTP: states and events in their stored forms, embeddings by hand, erasures. */
public final class Neighbourhood {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<UserKey, List<LedgerEntry>> ledgers = new ConcurrentHashMap<>();

    /** The requests that came in, as method, path and query. */
    public final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    /** Answers in JSON, by path. */
    public final Map<String, String> told = new ConcurrentHashMap<>();

    /** What interest-store calls its source. */
    public volatile String source = "live";

    /** What it says of a position that was asked for. */
    public volatile String after = "reached";

    /** How many events its windows hold. */
    public volatile int window = UserState.DEFAULT_WINDOW;

    /** Whether it cannot tell anything of the past. */
    public volatile boolean pastDown;

    /** Whether interest-store is down. */
    public volatile boolean interestDown;

    /** Whether embeddings is down. */
    public volatile boolean embeddingsDown;

    private Neighbourhood(HttpServer server) {
        this.server = server;
    }

    public static Neighbourhood start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            Neighbourhood neighbourhood = new Neighbourhood(server);
            server.setExecutor(neighbourhood.threads);
            server.createContext("/", neighbourhood::answer);
            server.start();
            return neighbourhood;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    public void put(LedgerEntry entry) {
        ledgers.computeIfAbsent(entry.interaction().userKey(), key -> Collections.synchronizedList(new ArrayList<>()))
                .add(entry);
    }

    public void reset() {
        ledgers.clear();
        requests.clear();
        told.clear();
        source = "live";
        after = "reached";
        window = UserState.DEFAULT_WINDOW;
        pastDown = false;
        interestDown = false;
        embeddingsDown = false;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            requests.add(exchange.getRequestMethod() + " " + uri);
            String path = uri.getRawPath();
            String told = this.told.get(path);
            if (told != null) {
                json(exchange, 200, told);
            } else if (path.startsWith("/internal/interest/users/")) {
                interest(exchange, path.substring("/internal/interest/users/".length()), query(uri));
            } else if (path.equals("/internal/embeddings")) {
                embed(exchange);
            } else if (path.equals("/internal/embeddings/codebook")) {
                String tenant = exchange.getRequestHeaders().getFirst("Lethe-Tenant");
                json(exchange, 200, "{\"version\":\"v1\",\"tenant\":\"" + tenant + "\"}");
            } else if (path.equals("/internal/ingest/erasures")) {
                json(exchange, 200, "{\"deadLetters\":3}");
            } else {
                json(exchange, 404, "{}");
            }
        }
    }

    private void interest(HttpExchange exchange, String rest, Map<String, String> query) throws IOException {
        if (interestDown) {
            json(exchange, 503, "{}");
            return;
        }
        boolean events = rest.endsWith("/events");
        String name = events ? rest.substring(0, rest.length() - "/events".length()) : rest;
        UserKey user = new UserKey(query.getOrDefault("tenant", ""), URLDecoder.decode(name, StandardCharsets.UTF_8));
        List<LedgerEntry> ledger = ledgers.getOrDefault(user, List.of());
        if (exchange.getRequestMethod().equals("DELETE")) {
            ledgers.remove(user);
            json(exchange, 200, "{\"events\":" + ledger.size() + "}");
        } else if (events) {
            page(exchange, ledger, query);
        } else if (query.containsKey("at") && pastDown) {
            json(exchange, 503, "{\"detail\":\"the replay came to offset 5 of 9\"}");
        } else {
            long at = Long.parseLong(query.getOrDefault("at", String.valueOf(Long.MAX_VALUE)));
            UserState state = UserState.of(
                    user,
                    ledger.stream()
                            .filter(entry -> entry.interaction().timestamp() <= at)
                            .toList(),
                    window);
            exchange.getResponseHeaders().add("Lethe-Window", String.valueOf(window));
            if (query.containsKey("at")) {
                exchange.getResponseHeaders().add("Lethe-As-Of", query.getOrDefault("from", "ledger"));
                exchange.getResponseHeaders().add("Lethe-Exact", String.valueOf(!"history".equals(query.get("from"))));
                exchange.getResponseHeaders().add("Lethe-Reason", "played");
            }
            String tag = "\"" + state.version() + "\"";
            exchange.getResponseHeaders().add("ETag", tag);
            exchange.getResponseHeaders().add("Lethe-Source", source);
            if (query.containsKey("after")) {
                exchange.getResponseHeaders().add("Lethe-After", after);
            }
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                bytes(exchange, UserStateCodec.encode(state));
            }
        }
    }

    private static void page(HttpExchange exchange, List<LedgerEntry> ledger, Map<String, String> query)
            throws IOException {
        List<LedgerEntry> newestFirst = new ArrayList<>(ledger);
        newestFirst.sort(Collections.reverseOrder());
        int from = Integer.parseInt(query.getOrDefault("before", "0"));
        int to = Math.min(newestFirst.size(), from + Math.min(2, Integer.parseInt(query.getOrDefault("limit", "2"))));
        if (to < newestFirst.size()) {
            exchange.getResponseHeaders().add("Lethe-Next", String.valueOf(to));
        }
        bytes(exchange, UserStateCodec.encodeEntries(newestFirst.subList(from, to)));
    }

    private void embed(HttpExchange exchange) throws IOException {
        if (embeddingsDown) {
            json(exchange, 503, "{}");
            return;
        }
        JsonNode texts = JSON.readTree(exchange.getRequestBody()).path("texts");
        List<float[]> vectors = new ArrayList<>();
        texts.forEach(text -> vectors.add(Market.meaning(text.asText())));
        json(
                exchange,
                200,
                JSON.writeValueAsString(Map.of("model", Market.MODEL.name(), "dimension", 4, "vectors", vectors)));
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                int equals = pair.indexOf('=');
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void json(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void bytes(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}

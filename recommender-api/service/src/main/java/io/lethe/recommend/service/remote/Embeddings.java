package io.lethe.recommend.service.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.event.Tenant;
import io.lethe.recommend.Exploration.Meaning;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.Catalogues;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Client of the embeddings service: vectors of words, and the topic codebook. Vectors are cached as long as their model
 * is in use.
 */
@Singleton
public class Embeddings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CODEBOOK = "/internal/embeddings/codebook";

    private final Remote remote;
    private final Duration timeout;
    private final Duration longTimeout;
    private final Cache<String, Meaning> kept;
    private final Catalogues catalogues;

    Embeddings(RecommenderConfig config, Catalogues catalogues) {
        this.catalogues = catalogues;
        this.remote = new Remote(config.embeddingsUrl());
        this.timeout = config.timeout();
        this.longTimeout = config.longTimeout();
        this.kept = Caffeine.newBuilder().maximumSize(config.cache().queries()).build();
    }

    /** The meaning of each text, by text; fails if the service has to be asked and cannot answer. */
    public Uni<Map<String, Meaning>> of(List<String> texts) {
        Map<String, Meaning> known = remembered(texts);
        List<String> unknown = texts.stream()
                .filter(text -> !known.containsKey(text))
                .distinct()
                .toList();
        if (unknown.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        return remote.send(remote.post("/internal/embeddings", body(unknown), timeout)
                        .build())
                .map(answer -> {
                    List<Meaning> meanings = read(answer, unknown.size());
                    for (int i = 0; i < meanings.size(); i++) {
                        known.put(unknown.get(i), meanings.get(i));
                        kept.put(unknown.get(i), meanings.get(i));
                    }
                    return known;
                });
    }

    /** The meanings by the model in use of those of the texts that have been read already, by text. */
    public Map<String, Meaning> remembered(List<String> texts) {
        Map<String, Meaning> known = new LinkedHashMap<>();
        ModelId inUse = catalogues.modelInUse();
        for (String text : texts) {
            Meaning meaning = kept.getIfPresent(text);
            if (meaning != null && (inUse == null || meaning.model().equals(inUse))) {
                known.put(text, meaning);
            }
        }
        return known;
    }

    /** The codebook in force, as the service tells it. */
    public Uni<HttpResponse<byte[]>> codebook(String tenant) {
        return proxied(remote.request(CODEBOOK, longTimeout).GET(), tenant);
    }

    /** Has a new codebook made from the catalogue. */
    public Uni<HttpResponse<byte[]>> makeCodebook(String tenant, String body) {
        return proxied(remote.post(CODEBOOK, body, longTimeout), tenant);
    }

    private Uni<HttpResponse<byte[]>> proxied(HttpRequest.Builder request, String tenant) {
        return remote.send(request.header(Tenant.HEADER, tenant).build())
                .onFailure()
                .transform(e -> ProblemException.unavailable("The embeddings service does not answer."));
    }

    private static String body(List<String> texts) {
        try {
            return JSON.writeValueAsString(Map.of("texts", texts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts that cannot be written", e);
        }
    }

    private static List<Meaning> read(HttpResponse<byte[]> answer, int expected) {
        if (answer.statusCode() != 200) {
            throw ProblemException.unavailable("The embeddings service answered " + answer.statusCode() + ".");
        }
        try {
            JsonNode json = JSON.readTree(answer.body());
            ModelId model = new ModelId(json.path("model").asText());
            List<Meaning> meanings = new ArrayList<>();
            for (JsonNode vector : json.path("vectors")) {
                float[] numbers = Objects.requireNonNull(JSON.convertValue(vector, float[].class));
                meanings.add(new Meaning(Embedding.normalized(numbers), model));
            }
            if (meanings.size() != expected) {
                throw ProblemException.unavailable("The embeddings service answered with too few vectors.");
            }
            return meanings;
        } catch (IOException e) {
            throw new IllegalStateException("the embeddings service answered with no JSON", e);
        }
    }
}

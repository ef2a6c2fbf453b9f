package io.lethe.standalone;

import io.lethe.standalone.foundation.Foundations;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** The configuration by which the four services find broker, database, each other and their place on the disk. */
final class Wiring {
    private Wiring() {}

    static SortedMap<String, String> of(Foundations foundations, Path data, Path streams, PlaceOptions place) {
        SortedMap<String, String> settings = new TreeMap<>();
        String self = place.url();
        String kafka = foundations.broker().address();
        settings.put("kafka.bootstrap.servers", kafka);
        settings.put("quarkus.datasource.jdbc.url", foundations.database().jdbcUrl());
        settings.put("quarkus.datasource.username", foundations.database().userName());
        settings.put("quarkus.http.host", place.host());
        settings.put("quarkus.http.port", String.valueOf(place.port()));
        settings.put("lethe.recommender.ingest-url", self);
        settings.put("lethe.recommender.embeddings-url", self);
        settings.put("lethe.recommender.interest-url", self);
        settings.put("lethe.interest.state-dir", streams.toString());
        settings.put("lethe.standalone.kafka", kafka);
        settings.put("lethe.standalone.data", data.toString());
        return settings;
    }
}

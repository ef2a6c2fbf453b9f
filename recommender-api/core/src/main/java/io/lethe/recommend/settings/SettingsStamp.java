package io.lethe.recommend.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When and how settings took effect. Stored in the settings topic beside the document.
 *
 * @param number   the number of the change of the tenant's settings, from 1
 * @param at       the time in milliseconds since 1970
 * @param how      the cause of the change
 * @param restores for an undo, the number of the restored change, or 0 for the initial defaults; otherwise null
 */
public record SettingsStamp(
        long number, long at, How how, @Nullable Long restores) {
    /** The name of the record header. */
    public static final String HEADER = "lethe-settings";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "number";
    private static final String RESTORES = "restores";

    /** The causes of a change. */
    public enum How {
        PUT,
        PATCH,
        UNDO,
        RESTORE,
        /** The settings file that a process was started with. */
        FILE,
        /** A record without a stamp. */
        TOPIC;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static How ofCode(String code) {
            return Arrays.stream(values())
                    .filter(how -> how.code().equals(code))
                    .findFirst()
                    .orElse(TOPIC);
        }
    }

    /** The content of the header. */
    public byte[] toBytes() {
        ObjectNode tree =
                JSON.createObjectNode().put(NUMBER, number).put("at", at).put("how", how.code());
        if (restores != null) {
            tree.put(RESTORES, restores);
        }
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stamp that cannot be written", e);
        }
    }

    /** Parses a header; empty if it is missing or is not a stamp. */
    public static Optional<SettingsStamp> read(byte @Nullable [] header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JSON.readTree(new String(header, StandardCharsets.UTF_8));
            if (!tree.path(NUMBER).canConvertToLong() || !tree.path("at").canConvertToLong()) {
                return Optional.empty();
            }
            return Optional.of(new SettingsStamp(
                    tree.path(NUMBER).asLong(),
                    tree.path("at").asLong(),
                    How.ofCode(tree.path("how").asText()),
                    tree.path(RESTORES).canConvertToLong() ? tree.path(RESTORES).asLong() : null));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package io.lethe.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.UserKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dead letters about one user that are left, found by reading all letters from the oldest to the newest. */
final class UserDeadLetters {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final UserKey user;
    private final Set<ByteBuffer> keys = new HashSet<>();

    UserDeadLetters(UserKey user) {
        this.user = user;
    }

    /**
     * Takes the next letter. It replaces an earlier one with the same key.
     *
     * @param letter its JSON; null if the letter is withdrawn
     */
    void take(byte[] key, byte @Nullable [] letter) {
        if (isAboutUser(letter)) {
            keys.add(ByteBuffer.wrap(key));
        } else {
            keys.remove(ByteBuffer.wrap(key));
        }
    }

    /** The keys of the letters. */
    Set<ByteBuffer> keys() {
        return Set.copyOf(keys);
    }

    private boolean isAboutUser(byte @Nullable [] letter) {
        if (letter == null) {
            return false;
        }
        try {
            JsonNode json = JSON.readTree(letter);
            return user.tenant().equals(json.path("tenant").asText())
                    && user.userId().equals(json.path("userId").asText());
        } catch (IOException e) {
            return false;
        }
    }
}

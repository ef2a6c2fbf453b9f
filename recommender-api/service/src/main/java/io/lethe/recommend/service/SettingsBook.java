package io.lethe.recommend.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.recommend.RankingSettings;
import io.lethe.recommend.settings.SettingsDocument;
import io.lethe.recommend.settings.SettingsReading;
import io.lethe.recommend.settings.SettingsReading.Faulty;
import io.lethe.recommend.settings.SettingsReading.Sound;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The settings in force, by tenant: what the settings topic says last, or the defaults. */
@Singleton
class SettingsBook {
    private static final Logger LOG = Logger.getLogger(SettingsBook.class);

    /** Settings and their version, which follows from their content. */
    record Versioned(SettingsDocument document, String version) {
        static Versioned of(SettingsDocument document) {
            return new Versioned(document, document.version());
        }

        RankingSettings settings() {
            return document.settings();
        }

        /** The answer to a question for the settings: the canonical form, the version, and the half-life that the kernel has by the clock. */
        ObjectNode answer() {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("version", version);
            settings()
                    .interest()
                    .kernel()
                    .halfLifeSeconds("")
                    .ifPresent(seconds -> answer.put("halfLifeSeconds", seconds));
            answer.setAll(document.tree());
            return answer;
        }
    }

    private final Map<String, Versioned> byTenant = new ConcurrentHashMap<>();
    private final Versioned defaults = Versioned.of(SettingsDocument.defaults());

    Versioned of(String tenant) {
        return byTenant.getOrDefault(tenant, defaults);
    }

    /** Takes what the settings topic says; nothing means the defaults. What cannot be read changes nothing. */
    void apply(String tenant, byte @Nullable [] value) {
        if (value == null) {
            byTenant.remove(tenant);
            return;
        }
        SettingsReading reading = SettingsDocument.readStored(new String(value, StandardCharsets.UTF_8));
        if (reading instanceof Sound sound) {
            byTenant.put(tenant, Versioned.of(sound.document()));
        } else if (reading instanceof Faulty faulty) {
            LOG.errorf("The settings of %s on the topic cannot be read: %s", tenant, faulty.errors());
        }
    }

    /**
     * Reads settings that somebody sent, in YAML or JSON.
     *
     * @throws ProblemException with everything that is wrong
     */
    static Versioned read(String text) {
        SettingsReading reading = SettingsDocument.read(text);
        if (reading instanceof Faulty faulty) {
            throw ProblemException.badSettings(faulty.errors());
        }
        return Versioned.of(((Sound) reading).document());
    }
}

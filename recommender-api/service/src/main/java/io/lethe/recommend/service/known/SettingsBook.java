package io.lethe.recommend.service.known;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.settings.SettingsDocument;
import io.lethe.recommend.settings.SettingsHistory;
import io.lethe.recommend.settings.SettingsReading;
import io.lethe.recommend.settings.SettingsReading.Faulty;
import io.lethe.recommend.settings.SettingsReading.Sound;
import io.lethe.recommend.settings.SettingsStamp;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The settings in force by tenant, from the settings topic; the defaults where there are none. */
@Singleton
public class SettingsBook {
    private static final Logger LOG = Logger.getLogger(SettingsBook.class);

    /**
     * Settings and their version, which follows from their content.
     *
     * @param document what somebody set
     * @param version  its version
     * @param settings what ranks: the document, with what was learned over it; one object as long as neither changes
     * @param mix      the version of what was learned; null where it changes no number of the mix
     */
    public record Versioned(
            SettingsDocument document,
            String version,
            RankingSettings settings,
            @Nullable String mix) {
        /** Settings with nothing learned over them. */
        public static Versioned of(SettingsDocument document) {
            return new Versioned(document, document.version(), document.settings(), null);
        }

        private Versioned with(@Nullable LearnedNumbers learned) {
            RankingSettings own = document.settings();
            RankingSettings over = learned == null ? own : learned.over(own);
            boolean isSame = over.mix().equals(own.mix());
            return new Versioned(document, version, over, learned == null || isSame ? null : learned.version());
        }

        /**
         * The answer to a question for the settings: the canonical form, the version, and the half-life that the kernel
         * has by the clock.
         */
        public ObjectNode answer() {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("version", version);
            document.settings()
                    .interest()
                    .kernel()
                    .halfLifeSeconds("")
                    .ifPresent(seconds -> answer.put("halfLifeSeconds", seconds));
            answer.setAll(document.tree());
            return answer;
        }
    }

    /** Stands between a tenant and the number of one of its earlier changes in the topic's keys. */
    private static final char NUMBER = '@';

    private record Known(
            SettingsHistory history,
            Versioned inForce,
            @Nullable LearnedNumbers learned) {}

    private final Map<String, Known> byTenant = new ConcurrentHashMap<>();
    private final Versioned defaults = Versioned.of(SettingsDocument.defaults());
    private final Known nothing = new Known(SettingsHistory.NOTHING, defaults, null);

    public Versioned of(String tenant) {
        return byTenant.getOrDefault(tenant, nothing).inForce();
    }

    /** Other settings of a tenant, with what was learned over them as it would be if they were in force. */
    public Versioned over(String tenant, Versioned other) {
        return other.with(byTenant.getOrDefault(tenant, nothing).learned());
    }

    /** Takes what a tenant's log taught; null if nothing did, or it was forgotten. */
    public void learn(String tenant, @Nullable LearnedNumbers learned) {
        byTenant.compute(tenant, (name, known) -> {
            Known before = known == null ? nothing : known;
            return Objects.equals(before.learned(), learned)
                    ? before
                    : new Known(before.history(), before.inForce().with(learned), learned);
        });
    }

    public SettingsHistory history(String tenant) {
        return byTenant.getOrDefault(tenant, nothing).history();
    }

    /** The key under which the topic keeps one of a tenant's earlier changes. */
    public static byte[] keyOfKept(String tenant, long number) {
        return (tenant + NUMBER + number).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Takes a record of the settings topic and says whose settings in force it is about; empty if it is one of the
     * history. What cannot be read changes nothing.
     */
    public Optional<String> apply(ConsumerRecord<byte[], byte[]> message) {
        String key = new String(message.key(), StandardCharsets.UTF_8);
        Header header = message.headers().lastHeader(SettingsStamp.HEADER);
        SettingsStamp stamp =
                SettingsStamp.read(header == null ? null : header.value()).orElse(null);
        int at = key.indexOf(NUMBER);
        String tenant = at < 0 ? key : key.substring(0, at);
        byte[] value = message.value();
        SettingsDocument document = value == null ? null : stored(tenant, value);
        if (value != null && document == null) {
            return Optional.empty();
        }
        if (at < 0) {
            byTenant.compute(tenant, (name, known) -> {
                Known before = known == null ? nothing : known;
                SettingsHistory history = before.history().withInForce(stamp, message.timestamp(), document);
                SettingsDocument now = document == null ? defaults.document() : document;
                Versioned same = before.inForce();
                return new Known(
                        history,
                        same.document().equals(now) ? same : Versioned.of(now).with(before.learned()),
                        before.learned());
            });
            return Optional.of(tenant);
        }
        byTenant.compute(tenant, (name, known) -> {
            Known before = known == null ? nothing : known;
            SettingsHistory history = stamp == null || document == null
                    ? before.history().without(number(key.substring(at + 1)))
                    : before.history().withKept(stamp, document);
            return new Known(history, before.inForce(), before.learned());
        });
        return Optional.empty();
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private static @Nullable SettingsDocument stored(String tenant, byte[] value) {
        SettingsReading reading = SettingsDocument.readStored(new String(value, StandardCharsets.UTF_8));
        if (reading instanceof Faulty faulty) {
            LOG.errorf("The settings of %s on the topic cannot be read: %s", tenant, faulty.errors());
            return null;
        }
        return ((Sound) reading).document();
    }

    /**
     * Reads settings that somebody sent, in YAML or JSON.
     *
     * @throws ProblemException with everything that is wrong
     */
    public static Versioned read(String text) {
        return sound(SettingsDocument.read(text));
    }

    /**
     * Settings with a merge patch applied.
     *
     * @throws ProblemException with everything that is wrong
     */
    public static Versioned patched(Versioned settings, String patch) {
        return sound(settings.document().patched(patch));
    }

    private static Versioned sound(SettingsReading reading) {
        if (reading instanceof Faulty faulty) {
            throw ProblemException.badSettings(faulty.errors());
        }
        return Versioned.of(((Sound) reading).document());
    }
}

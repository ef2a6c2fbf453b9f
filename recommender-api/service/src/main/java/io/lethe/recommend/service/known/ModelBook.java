package io.lethe.recommend.service.known;

import io.lethe.recommend.learning.MixMemory;
import io.lethe.recommend.ranking.Ranker;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The models in force by tenant, from the models topic. */
@Singleton
public class ModelBook {
    /** The name of the learned ranker among models. */
    public static final String RANKER = "ranker";

    /** The name of the learned mix among models. */
    public static final String MIX = "mix";

    private static final Logger LOG = Logger.getLogger(ModelBook.class);

    private final Map<String, Ranker> rankers = new ConcurrentHashMap<>();
    private final Map<String, KnownMix> mixes = new ConcurrentHashMap<>();
    private final Set<String> learning = ConcurrentHashMap.newKeySet();

    /** The learned ranker of a tenant; null where the mix ranks alone. */
    @Nullable
    public Ranker ranker(String tenant) {
        return rankers.get(tenant);
    }

    /** What a tenant's log taught about its mix, or that it was forgotten; null where neither is so. */
    @Nullable
    public KnownMix mix(String tenant) {
        return mixes.get(tenant);
    }

    /** Whether this process is learning a tenant's mix, or is about to. */
    public boolean isLearning(String tenant) {
        return learning.contains(tenant);
    }

    /** Says that a tenant's mix is going to be learned; false if that is so already. */
    public boolean beginLearning(String tenant) {
        return learning.add(tenant);
    }

    /** Says that it is not being learned any longer, whatever came of it. */
    public void endLearning(String tenant) {
        learning.remove(tenant);
    }

    /**
     * Takes what the topic says; nothing takes the model away. What cannot be read, or is a model that this version
     * does not know, changes nothing.
     *
     * @param at the record's time, in milliseconds since 1970
     */
    public void apply(byte[] key, byte @Nullable [] value, long at) {
        ModelKey model = ModelKey.fromBytes(key);
        boolean isMix = model.name().equals(MIX);
        if (!isMix && !model.name().equals(RANKER)) {
            return;
        }
        if (value == null) {
            (isMix ? mixes : rankers).remove(model.tenant());
            return;
        }
        try {
            String text = StoredModel.fromBytes(value);
            if (isMix) {
                putMix(model.tenant(), text, at);
            } else {
                putRanker(model.tenant(), text);
            }
        } catch (IOException e) {
            LOG.errorf("The %s of %s on the topic cannot be read: %s", model.name(), model.tenant(), e.getMessage());
        }
    }

    private void putRanker(String tenant, String text) {
        Ranker.Reading reading = Ranker.read(text);
        if (reading instanceof Ranker.Reading.Sound sound) {
            rankers.put(tenant, sound.ranker());
            LOG.infof("Ranker %s of %s is in force", sound.ranker().version(), tenant);
        } else {
            LOG.errorf("The ranker of %s on the topic cannot be used: %s", tenant, reading);
        }
    }

    private void putMix(String tenant, String text, long at) {
        try {
            mixes.put(tenant, KnownMix.of(MixMemory.read(text), at));
        } catch (IllegalArgumentException e) {
            LOG.errorf("The mix of %s on the topic cannot be used: %s", tenant, e.getMessage());
        }
    }
}

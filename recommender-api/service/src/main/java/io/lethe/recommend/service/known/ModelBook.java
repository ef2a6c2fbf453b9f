package io.lethe.recommend.service.known;

import io.lethe.recommend.ranking.Ranker;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The models in force by tenant, from the models topic. */
@Singleton
public class ModelBook {
    /** The name of the learned ranker among models. */
    public static final String RANKER = "ranker";

    private static final Logger LOG = Logger.getLogger(ModelBook.class);

    private final Map<String, Ranker> rankers = new ConcurrentHashMap<>();

    /** The learned ranker of a tenant; null where the mix ranks alone. */
    @Nullable
    public Ranker ranker(String tenant) {
        return rankers.get(tenant);
    }

    /**
     * Takes what the topic says; nothing takes the model away. What cannot be read, or is a model that this version
     * does not know, changes nothing.
     */
    public void apply(byte[] key, byte @Nullable [] value) {
        ModelKey model = ModelKey.fromBytes(key);
        if (!model.name().equals(RANKER)) {
            return;
        }
        if (value == null) {
            rankers.remove(model.tenant());
            return;
        }
        try {
            Ranker.Reading reading = Ranker.read(StoredModel.fromBytes(value));
            if (reading instanceof Ranker.Reading.Sound sound) {
                rankers.put(model.tenant(), sound.ranker());
                LOG.infof("Ranker %s of %s is in force", sound.ranker().version(), model.tenant());
            } else {
                LOG.errorf("The ranker of %s on the topic cannot be used: %s", model.tenant(), reading);
            }
        } catch (IOException e) {
            LOG.errorf("The ranker of %s on the topic cannot be read: %s", model.tenant(), e.getMessage());
        }
    }
}

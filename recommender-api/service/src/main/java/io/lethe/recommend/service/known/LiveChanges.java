package io.lethe.recommend.service.known;

import io.lethe.event.UserKey;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notifies waiting listeners of changes. Listeners must not block. */
@Singleton
public class LiveChanges {
    /** Who waits for changes. */
    public interface Listener {
        /** These accounts have other events, or belong to other persons. */
        void ofUsers(Set<UserKey> users);

        /** The settings or the models of a tenant are others. */
        void ofTenant(String tenant);

        /** Changes may have been missed. */
        void ofAnybody();
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void ofUsers(Set<UserKey> users) {
        listeners.forEach(listener -> listener.ofUsers(users));
    }

    public void ofTenant(String tenant) {
        listeners.forEach(listener -> listener.ofTenant(tenant));
    }

    public void ofAnybody() {
        listeners.forEach(Listener::ofAnybody);
    }
}

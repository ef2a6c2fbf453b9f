package io.lethe.recommend.service;

import io.lethe.event.UserKey;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where those who find a change out and those who wait for one meet. Nothing that listens may block. */
@Singleton
class LiveChanges {
    /** Who waits for changes. */
    interface Listener {
        /** These accounts have other events, or belong to other persons. */
        void ofUsers(Set<UserKey> users);

        /** The settings or the models of a tenant are others. */
        void ofTenant(String tenant);

        /** Changes may have been missed. */
        void ofAnybody();
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    void listen(Listener listener) {
        listeners.add(listener);
    }

    void ofUsers(Set<UserKey> users) {
        listeners.forEach(listener -> listener.ofUsers(users));
    }

    void ofTenant(String tenant) {
        listeners.forEach(listener -> listener.ofTenant(tenant));
    }

    void ofAnybody() {
        listeners.forEach(Listener::ofAnybody);
    }
}

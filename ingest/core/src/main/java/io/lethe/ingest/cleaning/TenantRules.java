package io.lethe.ingest.cleaning;

import io.lethe.event.RatingScale;

/** What the settings of tenants say about the events that they take. */
public interface TenantRules {
    /** No tenant has added a type, and nothing is known of their ratings. */
    TenantRules NONE = new TenantRules() {
        @Override
        public boolean adds(String tenant, String type) {
            return false;
        }

        @Override
        public RatingScale ratings(String tenant) {
            return RatingScale.ANY;
        }
    };

    /** Whether a tenant has added a type of event, by its code. */
    boolean adds(String tenant, String type);

    /** The scale of a tenant's ratings. */
    RatingScale ratings(String tenant);
}

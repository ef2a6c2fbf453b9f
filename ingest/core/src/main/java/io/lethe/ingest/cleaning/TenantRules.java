package io.lethe.ingest.cleaning;

import io.lethe.event.RatingScale;

/** The tenants' settings that affect which events are accepted. */
public interface TenantRules {
    /** No added types, and no known scale of ratings. */
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

    /** Whether a tenant has added the event type with this code. */
    boolean adds(String tenant, String type);

    /** The scale of a tenant's ratings. */
    RatingScale ratings(String tenant);
}

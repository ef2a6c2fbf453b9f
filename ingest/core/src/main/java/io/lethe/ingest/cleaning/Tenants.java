package io.lethe.ingest.cleaning;

import io.lethe.event.Tenant;

/** Reads the tenant of a record. */
final class Tenants {
    private Tenants() {}

    static String of(Fields fields, Arrival arrival) {
        String tenant = fields.name("tenant", Tenant.MAX_LENGTH);
        if (tenant == null) {
            return arrival.tenant();
        }
        if (!Tenant.isName(tenant)) {
            fields.refuse("tenant", Flaw.WRONG_FORM, "may hold lower-case letters, digits and hyphens alone");
        } else if (arrival.tenantNamed() && !tenant.equals(arrival.tenant())) {
            fields.refuse(
                    "tenant",
                    Flaw.CONTRADICTION,
                    "is another than " + arrival.tenant() + ", which the header " + Tenant.HEADER + " names");
        }
        return tenant;
    }
}

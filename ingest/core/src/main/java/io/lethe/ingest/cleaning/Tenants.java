package io.lethe.ingest.cleaning;

/** The name of a tenant: 1 to {@value #MAX_LENGTH} of lower-case letters, digits and hyphens. */
public final class Tenants {
    /** The most characters in a tenant's name. */
    public static final int MAX_LENGTH = 64;

    private Tenants() {}

    /** Whether this is a tenant's name. */
    public static boolean isName(String tenant) {
        int length = tenant.length();
        if (length == 0 || length > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = tenant.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    static String of(Fields fields, Arrival arrival) {
        String tenant = fields.name("tenant", MAX_LENGTH);
        if (tenant == null) {
            return arrival.tenant();
        }
        if (!isName(tenant)) {
            fields.refuse("tenant", Flaw.WRONG_FORM, "may hold lower-case letters, digits and hyphens alone");
        } else if (arrival.tenantNamed() && !tenant.equals(arrival.tenant())) {
            fields.refuse(
                    "tenant",
                    Flaw.CONTRADICTION,
                    "is another than " + arrival.tenant() + ", which the header Lethe-Tenant names");
        }
        return tenant;
    }
}

package io.lethe.event;

/** The name of a tenant: 1 to {@value #MAX_LENGTH} of lower-case letters, digits and hyphens. */
public final class Tenant {
    /** The tenant of data without a named tenant. */
    public static final String DEFAULT = "default";

    /** The HTTP and Kafka record header with the tenant's name. */
    public static final String HEADER = "Lethe-Tenant";

    /** The maximum number of characters in a tenant's name. */
    public static final int MAX_LENGTH = 64;

    /** The rule for names, as the end of a sentence. */
    public static final String RULE = "1 to " + MAX_LENGTH + " lower-case letters, digits and hyphens";

    private Tenant() {}

    /** Whether this is a valid name of a tenant. */
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
}

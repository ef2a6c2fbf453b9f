package io.lethe.interest.fold;

/**
 * How large a tenant's log is.
 *
 * @param users  how many users have at least one event
 * @param events how many entries their ledgers hold
 */
public record LogSize(long users, long events) {
    /** Nobody has an event. */
    public static final LogSize NONE = new LogSize(0, 0);

    public LogSize plus(LogSize other) {
        return new LogSize(users + other.users, events + other.events);
    }

    /** What is left without a part. */
    public LogSize minus(LogSize part) {
        return new LogSize(users - part.users, events - part.events);
    }
}

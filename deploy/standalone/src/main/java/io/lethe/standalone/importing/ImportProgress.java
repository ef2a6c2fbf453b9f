package io.lethe.standalone.importing;

/**
 * How far an import is, in its own records alone. Each number is at most the one before.
 *
 * @param all      rows to send, about, until the last has been read; exact from then on
 * @param sent     records that Kafka has, or rows that the reader refused
 * @param cleaned  those that ingest has looked at
 * @param embedded those that embeddings has passed on
 * @param visible  those that answers know
 * @param stage    the first stage that has work left; {@link Stage#VISIBLE} once there is none
 */
public record ImportProgress(long all, long sent, long cleaned, long embedded, long visible, Stage stage) {

    /** How many records the stage has passed on. */
    public long done(Stage of) {
        return switch (of) {
            case SENDING -> sent;
            case CLEANING -> cleaned;
            case EMBEDDING -> embedded;
            case FOLDING, COUNTING, VISIBLE -> visible;
        };
    }

    /** From 0 to 1: each stage counts alike. */
    public double progress() {
        if (stage == Stage.VISIBLE) {
            return 1;
        }
        double rows = Math.max(1, all);
        return Math.min(0.999, (sent + cleaned + embedded + visible) / (4 * rows));
    }
}

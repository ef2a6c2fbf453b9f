package io.lethe.evaluation.world;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** How fine the stamps of events are. A visit is put into one slot of the two years that a world lasts. */
enum Grain {
    /** The true time. Slots are of three hours. */
    SECOND,
    /** Midnight of the day (UTC). */
    DAY,
    /** Midnight of the first day of the month (UTC). */
    MONTH;

    private static final LocalDate BEGIN = LocalDate.of(2022, 1, 1);
    private static final int YEARS = 2;
    private static final long DAY_MS = 86_400_000L;
    private static final long SLOT_MS = DAY_MS / 8;

    /** When the world begins, in milliseconds since 1970. */
    static long begin() {
        return millis(BEGIN);
    }

    /** When the log ends and questions are asked. */
    static long end() {
        return millis(BEGIN.plusYears(YEARS));
    }

    /** How many slots there are. */
    int slots() {
        return switch (this) {
            case SECOND -> (int) ((end() - begin()) / SLOT_MS);
            case DAY -> (int) ((end() - begin()) / DAY_MS);
            case MONTH -> 12 * YEARS;
        };
    }

    /** When a slot begins. */
    long start(int slot) {
        return switch (this) {
            case SECOND -> begin() + slot * SLOT_MS;
            case DAY -> begin() + slot * DAY_MS;
            case MONTH -> millis(BEGIN.plusMonths(slot));
        };
    }

    /** The stamp of an event that happened at a time in a slot. */
    long stamp(int slot, long time) {
        return this == SECOND ? time : start(slot);
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}

package io.lethe.event;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

/** The result of parsing a time: a moment, a part of one, or a failure with a reason. */
public sealed interface TimeReading {

    /** A moment, in milliseconds since 1970-01-01T00:00Z. */
    record Moment(long millis) implements TimeReading {}

    /** A date and a time of day without an offset. It needs a time zone to become a moment. */
    record Local(LocalDateTime time) implements TimeReading {
        public Local {
            Objects.requireNonNull(time, "time");
        }
    }

    /** A whole day. */
    record Day(LocalDate date) implements TimeReading {
        public Day {
            Objects.requireNonNull(date, "date");
        }

        /** The day's first millisecond in UTC. */
        public long startsAt() {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }
    }

    /** A text that is not a time. */
    record Unreadable(String reason) implements TimeReading {
        public Unreadable {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** An implausible number: in another unit, or far outside the range of real data. */
    record Doubtful(String reason) implements TimeReading {
        public Doubtful {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * This reading as a moment, or the reason why it is none, with a suggestion what to write instead. A local time and
     * a day are not moments.
     */
    default TimeReading asMoment() {
        if (this instanceof Local local) {
            return new Unreadable("has no offset from UTC: write " + local.time() + "Z, or +02:00 and the like for Z");
        }
        if (this instanceof Day day) {
            return new Unreadable("is a day and no moment: write " + day.date() + "T00:00:00Z, say");
        }
        return this;
    }
}

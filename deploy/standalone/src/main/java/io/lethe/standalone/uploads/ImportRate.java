package io.lethe.standalone.uploads;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How fast an import has been lately. Not for several threads. */
final class ImportRate {
    private static final double SPAN_SECONDS = 15;

    private record Mark(double seconds, long done) {}

    private final Deque<Mark> marks = new ArrayDeque<>();

    /** Notes how many records are done at a time. */
    void mark(double seconds, long done) {
        marks.addLast(new Mark(seconds, done));
        while (marks.size() > 2 && seconds - marks.getFirst().seconds() > SPAN_SECONDS) {
            marks.removeFirst();
        }
    }

    /** Records a second; null as long as none was done. */
    @Nullable
    Double perSecond() {
        Mark first = marks.peekFirst();
        Mark last = marks.peekLast();
        if (first == null || last == null || last.done() == first.done() || last.seconds() <= first.seconds()) {
            return null;
        }
        return (last.done() - first.done()) / (last.seconds() - first.seconds());
    }
}

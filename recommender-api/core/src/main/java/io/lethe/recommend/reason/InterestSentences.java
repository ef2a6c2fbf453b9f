package io.lethe.recommend.reason;

import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.Trend;
import java.util.ArrayList;
import java.util.List;

/** Describes in a sentence how an interest fades and why, under the settings that it was computed with. */
public final class InterestSentences {
    private final double visitSeconds;
    private final Phrases say;

    /**
     * Sentences in a language.
     *
     * @param visitSeconds events that are closer together than this belong to one visit, in seconds
     */
    public InterestSentences(double visitSeconds, Language language) {
        this.visitSeconds = visitSeconds;
        this.say = language.phrases();
    }

    /** One readable sentence without a full stop, never empty. */
    public String of(InterestPoint point) {
        List<String> parts = new ArrayList<>();
        Long revivedAt = point.revivedAt();
        Double pause = point.pauseSeconds();
        Long fadedAt = point.fadedAt();
        if (fadedAt != null) {
            parts.add(say.faded(fadedAt));
        } else if (point.trend() == Trend.REVIVED && revivedAt != null && pause != null) {
            parts.add(say.back(revivedAt, pause));
        }
        if (point.strength() < 0) {
            parts.add(say.against());
        }
        parts.add(say.fading(fading(point), returns(point)));
        if (point.errorBound() > 0) {
            parts.add(say.approximate(point.errorBound()));
        }
        return say.joined(parts);
    }

    private String fading(InterestPoint point) {
        Double seconds = point.halfLifeSeconds();
        Double events = point.halfLifeEvents();
        if (seconds == null && events == null) {
            return say.doesNotFade();
        }
        return say.halves(seconds == null ? -1 : seconds, events == null ? 0 : Math.max(1, Math.round(events)));
    }

    private String returns(InterestPoint point) {
        return point.returns() == 0 ? say.noReturn() : say.returns(point.returns(), meanGap(point));
    }

    /** The plain mean gap between visits, without a prior. */
    private double meanGap(InterestPoint point) {
        long[] times = point.evidence().stream()
                .filter(event -> event.weight() > 0)
                .mapToLong(Evidence::timestamp)
                .sorted()
                .toArray();
        double sum = 0;
        int count = 0;
        for (int i = 1; i < times.length; i++) {
            double gap = (times[i] - times[i - 1]) / 1000.0;
            if (gap > visitSeconds) {
                sum += gap;
                count++;
            }
        }
        return count == 0 ? point.usualGapSeconds() : sum / count;
    }
}

package io.lethe.recommend.service.user;

import io.lethe.interest.profile.GroupedState;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.Profiler;
import io.lethe.interest.profile.StarMean;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.label.Labels;
import io.lethe.recommend.reason.InterestSentences;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.known.ItemTitles;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.user.EventAnswers.Event;
import io.lethe.recommend.service.user.InterestAnswers.Fading;
import io.lethe.recommend.service.user.InterestAnswers.Forecast;
import io.lethe.recommend.service.user.InterestAnswers.InForce;
import io.lethe.recommend.service.user.InterestAnswers.Interest;
import io.lethe.recommend.service.user.InterestAnswers.Interests;
import io.lethe.recommend.service.user.InterestAnswers.Reading;
import io.lethe.recommend.service.user.InterestAnswers.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user's interests at a time, computed with the requested settings, and with those in force where they differ. */
public final class InterestReading {
    /** A time of a forecast, and how it is written. */
    private record Moment(long time, String text) {}

    private final WhatIf whatIf;
    private final KnownState known;
    private final InterestProfile profile;
    private final Map<String, InterestPoint> inForce = new HashMap<>();
    private final Labels labels;
    private final InterestSentences sentences;
    private final Language language;
    private final KnownEvents events;
    private final ItemTitles titles;

    public InterestReading(Catalogue catalogue, WhatIf whatIf, KnownState known, long at, Language language) {
        InterestSettings settings = whatIf.interest();
        this.whatIf = whatIf;
        this.known = known;
        GroupedState grouped = new Profiler(catalogue, settings).group(known.state(), at);
        this.profile = grouped.profile();
        if (whatIf.asked()) {
            grouped.withKernel(whatIf.inForce().settings().interest().kernel())
                    .profile()
                    .points()
                    .forEach(point -> inForce.put(point.interestId(), point));
        }
        this.labels = new Labels(catalogue);
        this.sentences = new InterestSentences(settings.forgetting().visitSeconds(), language);
        this.language = language;
        this.events = new KnownEvents(known.state(), at);
        this.titles = new ItemTitles(catalogue);
    }

    InterestProfile profile() {
        return profile;
    }

    KnownEvents events() {
        return events;
    }

    ItemTitles titles() {
        return titles;
    }

    /** The user's mean of stars at the time. */
    double meanStars() {
        return StarMean.of(
                known.state(),
                profile.at(),
                whatIf.interest().weights().shaping().stars());
    }

    public Interests interests(String userId) {
        Reading used = Reading.of(whatIf.interest().kernel());
        return new Interests(
                userId,
                Parameters.text(profile.at()),
                profile.version().toString(),
                profile.approximate() || !known.complete(),
                known.source().code(),
                whatIf.inForce().version(),
                used.kernel(),
                used.kernels(),
                used.halfLifeSeconds(),
                whatIf.asked() ? used : null,
                inForceReading(),
                meanStars(),
                known.after(),
                AsOf.of(known),
                list());
    }

    /** The interests, strongest first. */
    public List<Interest> list() {
        return profile.points().stream().map(this::interest).toList();
    }

    /** How they fade from the time on until another, in steps of equal length. */
    Forecast forecast(String userId, long to, int steps) {
        Reading used = Reading.of(whatIf.interest().kernel());
        List<Moment> moments = new ArrayList<>();
        for (int step = 0; step <= steps; step++) {
            long time = profile.at() + Math.round((to - profile.at()) * (step / (double) steps));
            moments.add(new Moment(time, Parameters.text(time)));
        }
        return new Forecast(
                userId,
                Parameters.text(profile.at()),
                Parameters.text(to),
                profile.version().toString(),
                profile.approximate() || !known.complete(),
                known.source().code(),
                whatIf.inForce().version(),
                used.kernel(),
                used.halfLifeSeconds(),
                whatIf.asked() ? used : null,
                inForceReading(),
                AsOf.of(known),
                profile.points().stream().map(point -> fading(point, moments)).toList());
    }

    private @Nullable Reading inForceReading() {
        return whatIf.asked()
                ? Reading.of(whatIf.inForce().settings().interest().kernel())
                : null;
    }

    private Interest interest(InterestPoint point) {
        Labels.Label label = labels.of(point);
        InterestPoint other = inForce.get(point.interestId());
        return new Interest(
                point.interestId(),
                language.name(label),
                label.terms(),
                point.strength(),
                point.errorBound(),
                point.share(),
                InterestAnswers.trend(point),
                sentences.of(point),
                point.halfLifeSeconds(),
                point.halfLifeEvents(),
                point.returns(),
                point.usualGapSeconds(),
                Parameters.text(point.firstSeen()),
                Parameters.text(point.lastSeen()),
                text(point.fadedAt()),
                text(point.revivedAt()),
                point.pauseSeconds(),
                other == null ? null : InForce.of(other),
                point.evidence().stream()
                        .map(one -> Event.of(one, events.behind(one), titles))
                        .toList());
    }

    private Fading fading(InterestPoint point, List<Moment> moments) {
        InterestPoint other = inForce.get(point.interestId());
        return new Fading(
                point.interestId(),
                language.name(labels.of(point)),
                curve(point, whatIf.interest(), moments),
                other == null ? null : curve(other, whatIf.inForce().settings().interest(), moments));
    }

    private static List<Strength> curve(InterestPoint point, InterestSettings settings, List<Moment> moments) {
        return moments.stream()
                .map(moment -> new Strength(moment.text(), point.strengthAt(moment.time(), settings.kernel())))
                .toList();
    }

    private static @Nullable String text(@Nullable Long time) {
        return time == null ? null : Parameters.text(time);
    }
}

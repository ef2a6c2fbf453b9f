package io.lethe.recommend;

import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.interest.profile.StarMean;
import io.lethe.interest.signal.PairFold;
import io.lethe.recommend.Contribution.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that speaks for items on behalf of one user at one time. */
final class Sources {
    private static final int POINTS = 8;
    private static final double LEAST_POINT = 0.05;
    private static final int HISTORY = 16;
    private static final int CITED = 5;

    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final long at;
    private final double meanStars;
    private final List<Source> all = new ArrayList<>();

    private Sources(Catalogue catalogue, RankingSettings settings, UserState state, long at) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.at = at;
        this.meanStars =
                StarMean.of(state, at, settings.interest().weights().shaping().stars());
    }

    static Sources of(Catalogue catalogue, RankingSettings settings, UserState state, InterestProfile profile) {
        Sources sources = new Sources(catalogue, settings, state, profile.at());
        sources.addInterests(profile);
        sources.addHistory(state.window());
        sources.addPopularity();
        return sources;
    }

    List<Source> all() {
        return all;
    }

    /** The relevance of every item, by slot. */
    double[] scores(int slots) {
        double[] scores = new double[slots];
        List<Direction> directions = new ArrayList<>();
        for (Source source : all) {
            if (source instanceof Source.Meaning meaning) {
                directions.add(meaning.direction());
            } else if (source instanceof Source.Following following) {
                following.values().forEach((slot, value) -> {
                    if (slot < slots) {
                        scores[slot] += value;
                    }
                });
            } else if (source instanceof Source.Popularity popularity) {
                double[] logs = catalogue.trends().logs(settings.interest(), slots);
                for (int slot = 0; slot < slots; slot++) {
                    if (logs[slot] != Double.NEGATIVE_INFINITY) {
                        scores[slot] += popularity.valueOf(logs[slot]);
                    }
                }
            }
        }
        catalogue.addPulls(directions, scores);
        return scores;
    }

    private void addInterests(InterestProfile profile) {
        double largest = profile.points().stream()
                .mapToDouble(InterestPoint::strength)
                .filter(strength -> strength > 0)
                .max()
                .orElseGet(() -> profile.points().stream()
                        .mapToDouble(point -> Math.abs(point.strength()))
                        .max()
                        .orElse(0));
        if (settings.mix().interest() == 0 || !(largest > 0)) {
            return;
        }
        Labels labels = new Labels(catalogue);
        profile.points().stream()
                .filter(point -> Math.abs(point.strength()) >= LEAST_POINT * largest)
                .sorted(Comparator.comparingDouble((InterestPoint point) -> -Math.abs(point.strength()))
                        .thenComparing(InterestPoint::interestId))
                .limit(POINTS)
                .forEach(point -> addInterest(point, Math.max(-1, point.strength() / largest), labels));
    }

    private void addInterest(InterestPoint point, double share, Labels labels) {
        ModelId model = modelOf(point);
        if (model != null) {
            List<Evidence> cited =
                    point.evidence().subList(0, Math.min(CITED, point.evidence().size()));
            all.add(new Source.Meaning(
                    Kind.INTEREST,
                    labels.of(point).text(),
                    new Direction(point.direction(), model, settings.mix().interest() * share),
                    cited,
                    point.interestId()));
        }
    }

    private @Nullable ModelId modelOf(InterestPoint point) {
        for (Evidence event : point.evidence()) {
            CatalogueItem item = event.itemId() == null ? null : catalogue.find(event.itemId());
            if (item != null && item.vector().dimension() == point.direction().dimension()) {
                return item.model();
            }
        }
        return catalogue.mainModel();
    }

    private void addHistory(List<LedgerEntry> window) {
        boolean textAdded = settings.mix().text() == 0;
        int place = 0;
        int newest = window.size() - 1;
        while (newest >= 0 && window.get(newest).interaction().timestamp() > at) {
            newest--;
        }
        for (int i = newest; i >= 0 && (place < HISTORY || !textAdded); i--) {
            LedgerEntry entry = window.get(i);
            Interaction interaction = entry.interaction();
            if (settings.interest().weights().of(interaction, meanStars) <= 0) {
                continue;
            }
            Evidence event = evidence(interaction, newest - i);
            if (!textAdded) {
                textAdded = addText(entry, event);
            }
            if (place < HISTORY && PairFold.counts(interaction)) {
                addFollowing(String.valueOf(interaction.itemId()), place, event);
                place++;
            }
        }
    }

    private boolean addText(LedgerEntry entry, Evidence event) {
        String itemId = entry.interaction().itemId();
        CatalogueItem item = itemId == null ? null : catalogue.find(itemId);
        TextMeaning meaning = entry.embedded().meaning();
        double weight = settings.mix().text();
        if (item != null) {
            Direction direction = new Direction(item.vector(), item.model(), weight);
            all.add(new Source.Meaning(Kind.TEXT, item.item().title(), direction, List.of(event), ""));
        } else if (meaning != null) {
            Direction direction = new Direction(meaning.embedding(), meaning.model(), weight);
            String words = String.valueOf(entry.interaction().text());
            all.add(new Source.Meaning(Kind.TEXT, words, direction, List.of(event), ""));
        }
        return item != null || meaning != null;
    }

    private void addFollowing(String itemId, int place, Evidence event) {
        int slot = catalogue.slotOf(itemId);
        Mix mix = settings.mix();
        if (slot < 0 || mix.neighbour() == 0) {
            return;
        }
        double weight = mix.neighbour() * Math.pow(2, -place / mix.historyHalfLife());
        Map<Integer, Double> values = new HashMap<>();
        PairScores.add(
                catalogue, slot, mix.backward(), (other, value) -> values.merge(other, weight * value, Double::sum));
        if (!values.isEmpty()) {
            CatalogueItem item = catalogue.at(slot);
            all.add(new Source.Following(item == null ? itemId : item.item().title(), values, List.of(event)));
        }
    }

    private void addPopularity() {
        double highest = Double.NEGATIVE_INFINITY;
        for (double log : catalogue.trends().logs(settings.interest(), catalogue.slots())) {
            highest = Math.max(highest, log);
        }
        if (settings.mix().trend() > 0 && highest != Double.NEGATIVE_INFINITY) {
            all.add(new Source.Popularity(settings.mix().trend(), catalogue.trends(), settings, highest));
        }
    }

    private Evidence evidence(Interaction interaction, int position) {
        double age = (at - interaction.timestamp()) / 1000.0;
        double weight = settings.interest().weights().of(interaction, meanStars);
        return new Evidence(
                interaction.eventId(),
                interaction.itemId(),
                interaction.type(),
                interaction.value(),
                interaction.text(),
                interaction.timestamp(),
                1,
                position,
                age,
                weight,
                1,
                1,
                weight * settings.interest().kernel().at(age, position, interaction.type()));
    }
}

package io.lethe.recommend.source;

import io.lethe.embedding.ModelId;
import io.lethe.event.Interaction;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.interest.profile.StarMean;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.PairFold;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.label.Labels;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.trend.ContextLift;
import io.lethe.recommend.vector.Direction;
import io.lethe.recommend.word.WordLikeness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All sources for one user at one time. */
public final class Sources {
    private static final int POINTS = 8;
    private static final double LEAST_POINT = 0.05;
    private static final int CITED = 5;

    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final long at;
    private final double meanStars;
    private final List<Source> all = new ArrayList<>();
    private final Popularity popularity;
    private final ContextWeight context;
    private final Labels labels;
    private final Map<Integer, RelatedItem> related = new HashMap<>();
    private double[] divisors = {};

    private Sources(
            Catalogue catalogue,
            RankingSettings settings,
            UserState state,
            long at,
            List<Circumstance> circumstances,
            Labels labels) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.labels = labels;
        this.at = at;
        this.popularity =
                new Popularity(settings.mix(), catalogue.trends().popularity(settings, catalogue.slots(), at));
        this.context = new ContextWeight(lift(circumstances), settings.context().weight());
        this.meanStars =
                StarMean.of(state, at, settings.interest().weights().shaping().stars());
    }

    /** The sources for a request without context. */
    public static Sources of(Catalogue catalogue, RankingSettings settings, UserState state, InterestProfile profile) {
        return of(catalogue, settings, state, profile, List.of(), new Labels(catalogue));
    }

    /**
     * @param circumstances the context of the request, at most one of each key
     * @param labels        what interests are called
     */
    public static Sources of(
            Catalogue catalogue,
            RankingSettings settings,
            UserState state,
            InterestProfile profile,
            List<Circumstance> circumstances,
            Labels labels) {
        Sources sources = new Sources(catalogue, settings, state, profile.at(), circumstances, labels);
        sources.addInterests(profile);
        sources.addHistory(state);
        return sources;
    }

    private ContextLift lift(List<Circumstance> circumstances) {
        if (settings.context().weight() == 0) {
            return ContextLift.NONE;
        }
        List<Circumstance> counting = circumstances.stream()
                .filter(in -> settings.context().keys().contains(in.key()))
                .toList();
        return catalogue.trends().lift(settings, counting, at, catalogue.slots(), catalogue::category);
    }

    /** How the context of the request changes relevance. */
    public ContextWeight context() {
        return context;
    }

    List<Source> all() {
        return all;
    }

    /** The relevance of every item by slot, including the effects of popularity and context. */
    public double[] scores(int slots) {
        double[] scores = new double[slots];
        List<Direction> directions = new ArrayList<>();
        for (Source source : all) {
            source.addTo(scores, directions);
        }
        catalogue.addPulls(directions, scores);
        for (int slot = 0; slot < slots; slot++) {
            scores[slot] += popularity.value(slot, scores[slot]);
            if (!context.isIdle()) {
                scores[slot] += context.value(slot, scores[slot]);
            }
        }
        return scores;
    }

    /** The nonzero contributions to an item's relevance, including the effects of popularity and context. */
    public List<Contribution> contributions(CatalogueItem item) {
        List<Contribution> contributions = withoutContext(item);
        double relevance = 0;
        for (Contribution one : contributions) {
            relevance += one.value();
        }
        double inContext = context.value(item.slot(), relevance);
        if (inContext != 0) {
            contributions.add(context.contribution(item.slot(), inContext));
        }
        return contributions;
    }

    /** The same without the effect of context. */
    public List<Contribution> withoutContext(CatalogueItem item) {
        List<Contribution> contributions = new ArrayList<>();
        double relevance = 0;
        for (Source source : all) {
            double value = source.value(item);
            if (value != 0) {
                contributions.add(source.contribution(item, value));
                relevance += value;
            }
        }
        double value = popularity.value(item.slot(), relevance);
        if (value != 0) {
            String label = popularity.isPopular(item.slot()) ? Contribution.POPULAR : "popularity";
            contributions.add(new Contribution(Kind.TREND, label, value, List.of(), null));
        }
        return contributions;
    }

    /**
     * The values of the {@link #contributions} to each item's relevance, in their order.
     *
     * @param inContext whether the effect of context is among them
     */
    public List<double[]> values(List<CatalogueItem> items, boolean inContext) {
        int[] slots = items.stream().mapToInt(CatalogueItem::slot).toArray();
        related.values().forEach(one -> one.prepare(slots));
        List<double[]> values = new ArrayList<>();
        for (int place = 0; place < slots.length; place++) {
            for (RelatedItem one : related.values()) {
                one.recall(place, slots[place]);
            }
            values.add(values(items.get(place), inContext));
        }
        return values;
    }

    private double[] values(CatalogueItem item, boolean inContext) {
        double[] values = new double[all.size() + 2];
        int count = 0;
        double relevance = 0;
        for (Source source : all) {
            double value = source.value(item);
            if (value != 0) {
                values[count++] = value;
                relevance += value;
            }
        }
        double lifted = popularity.value(item.slot(), relevance);
        if (lifted != 0) {
            values[count++] = lifted;
            relevance += lifted;
        }
        double turned = inContext ? context.value(item.slot(), relevance) : 0;
        if (turned != 0) {
            values[count++] = turned;
        }
        return Arrays.copyOf(values, count);
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
        profile.points().stream()
                .filter(point -> Math.abs(point.strength()) >= LEAST_POINT * largest)
                .sorted(Comparator.comparingDouble((InterestPoint point) -> -Math.abs(point.strength()))
                        .thenComparing(InterestPoint::interestId))
                .limit(POINTS)
                .forEach(point -> addInterest(point, Math.max(-1, point.strength() / largest)));
    }

    private void addInterest(InterestPoint point, double share) {
        ModelId model = modelOf(point);
        if (model != null) {
            List<Evidence> cited =
                    point.evidence().subList(0, Math.min(CITED, point.evidence().size()));
            all.add(new Source.Meaning(
                    Kind.INTEREST,
                    () -> labels.of(point).text(),
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

    private void addHistory(UserState state) {
        Habits habits = new Habits(catalogue, settings.mix().habit(), Habits.choices(catalogue, settings, state), at);
        WordLikeness.Query words = catalogue.wordLikeness().new Query();
        List<Evidence> worded = new ArrayList<>();
        int texts = 0;
        HistoryDecay decay = HistoryDecay.of(settings.mix());
        for (PastEvent past : PastEvent.of(state, at, settings.interest().weights(), meanStars)) {
            Interaction interaction = past.interaction();
            double weight = past.weight(decay, at);
            Evidence event = evidence(interaction, past.position());
            if (texts < PastEvent.TEXTS && addText(past, weight, event)) {
                texts++;
            }
            if (settings.mix().words() > 0) {
                addWords(interaction, weight, words);
            }
            habits.add(event);
            worded.add(event);
            if (PairFold.counts(interaction)) {
                addFollowing(String.valueOf(interaction.itemId()), weight, event);
            }
        }
        if (settings.mix().habit() > 0) {
            habits.addOlder(state);
            all.add(habits.source());
        }
        if (!words.isEmpty()) {
            List<Evidence> cited = worded.subList(0, Math.min(CITED, worded.size()));
            all.add(new Source.Wording(words, settings.mix().words(), List.copyOf(cited)));
        }
    }

    /** Adds the direction of an event's item or words. Returns whether it has one. */
    private boolean addText(PastEvent past, double share, Evidence event) {
        Direction direction = past.direction(catalogue);
        double weight = settings.mix().text() * share;
        if (direction != null && weight > 0) {
            Direction weighted = new Direction(direction.vector(), direction.model(), weight);
            String about = about(past.interaction());
            all.add(new Source.Meaning(Kind.TEXT, () -> about, weighted, List.of(event), null));
        }
        return direction != null;
    }

    /** The title of an event's item, or the event's words. */
    private String about(Interaction interaction) {
        String itemId = interaction.itemId();
        CatalogueItem item = itemId == null ? null : catalogue.find(itemId);
        return item != null && item.means() ? item.item().title() : String.valueOf(interaction.text());
    }

    private void addWords(Interaction interaction, double weight, WordLikeness.Query words) {
        String itemId = interaction.itemId();
        int slot = itemId == null ? -1 : catalogue.slotOf(itemId);
        if (slot >= 0) {
            words.addItem(slot, weight);
        }
        if (interaction.text() != null) {
            words.addText(interaction.text(), weight);
        }
    }

    private void addFollowing(String itemId, double weight, Evidence event) {
        int slot = catalogue.slotOf(itemId);
        Mix mix = settings.mix();
        if (slot >= 0 && mix.neighbour() > 0) {
            CatalogueItem item = catalogue.at(slot);
            String label = item == null ? itemId : item.item().title();
            RelatedItem of =
                    related.computeIfAbsent(slot, any -> new RelatedItem(catalogue, mix, slot, this::divisors));
            all.add(new Source.Following(label, of, mix.neighbour() * weight, List.of(event)));
        }
    }

    private double[] divisors(int slots) {
        if (divisors.length < slots) {
            divisors = PairScores.divisors(catalogue, slots);
        }
        return divisors;
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

package io.lethe.recommend.reason;

import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Explains in a sentence why an item is recommended, most important reason first. A kind of reason is included if its
 * share ({@link Recommendation#share}) is at least {@value #LEAST}. That of the largest addend always is. A single
 * thing is named if its own share is that large. The context of the request is told where the item is chosen {@value
 * #OFTEN} times as often in it, or more. Many smaller things of a kind are summarised without names. Popularity
 * is told of what is among the most popular, and where it is more than {@value #NOTHING_ELSE} of what speaks for an
 * item. What an item gains by proportion is no part of these shares. Its interest is named first if that gain is more
 * than everything else, and otherwise last, if no other reason names one. An item of no interest is never said to fit
 * one: it has something of one, or is something new.
 */
public final class Sentences {
    private static final double LEAST = 0.1;
    private static final double NOTHING_ELSE = 0.75;
    private static final double OFTEN = 1.1;
    private static final int REASONS = 3;
    private static final int NAMED = 2;
    private static final int LONGEST_WORDS = 60;
    private static final String WORDS = "words: ";
    private static final String SOME_WORDS = "words in common";

    private final Catalogue catalogue;
    private final Phrases say;

    /** Sentences in English. */
    public Sentences(Catalogue catalogue) {
        this(catalogue, Language.ENGLISH);
    }

    public Sentences(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.say = language.phrases();
    }

    /** One readable sentence, never empty. */
    public String of(Recommendation recommendation) {
        Map<Kind, List<Contribution>> kinds = new EnumMap<>(Kind.class);
        List<Contribution> spoken = spoken(recommendation);
        spoken.stream()
                .sorted(Comparator.comparingDouble(Contribution::value).reversed())
                .forEach(one -> kinds.computeIfAbsent(one.kind(), kind -> new ArrayList<>())
                        .add(one));
        List<Kind> order = new ArrayList<>(kinds.keySet());
        order.sort(Comparator.comparing((Kind kind) -> kind == Kind.RANKER)
                .thenComparingDouble(kind -> -sum(kinds.get(kind))));
        keepLargest(order, spoken);
        boolean popularAlone = kinds.size() == 1 && kinds.containsKey(Kind.TREND);
        Contribution due = popularAlone ? null : due(recommendation);
        boolean isNew = due != null && due.interestId() == null;
        List<String> interest = due == null ? List.of() : List.of(place(due));
        Set<String> reasons = new LinkedHashSet<>();
        if (due != null && due.value() > sum(spoken) && !(isNew && kinds.containsKey(Kind.INTEREST))) {
            reasons.addAll(interest);
            kinds.remove(Kind.INTEREST);
            order.remove(Kind.INTEREST);
        }
        int told = reasons.size();
        told += tell(order, kinds, LEAST * sum(speaking(recommendation)), REASONS - told, isNew, reasons);
        if (told < REASONS && !isNew && !kinds.containsKey(Kind.INTEREST)) {
            reasons.addAll(interest);
        }
        return reasons.isEmpty() ? say.nothing() : say.sentence(List.copyOf(reasons));
    }

    /**
     * Adds the reasons of the first kinds that are large enough, or of the largest without names if none is.
     *
     * @param least how large a kind has to be, and a thing to be named
     * @param most  how many kinds can be told
     * @param isNew whether the item belongs to no interest
     * @return how many were
     */
    private int tell(
            List<Kind> order,
            Map<Kind, List<Contribution>> kinds,
            double least,
            int most,
            boolean isNew,
            Set<String> reasons) {
        int told = 0;
        for (Kind kind : order) {
            List<Contribution> all = Objects.requireNonNull(kinds.get(kind));
            if (sum(all) >= least && told < most && (kind != Kind.RANKER || reasons.isEmpty())) {
                List<Contribution> named =
                        all.stream().filter(one -> one.value() >= least).toList();
                reasons.addAll(reasons(kind, named, kinds.size() == 1, isNew));
                told++;
            }
        }
        if (reasons.isEmpty() && !order.isEmpty()) {
            reasons.addAll(reasons(order.get(0), List.of(), kinds.size() == 1, isNew));
        }
        return told;
    }

    /** What speaks for an item. */
    private static List<Contribution> speaking(Recommendation recommendation) {
        return recommendation.contributions().stream()
                .filter(one -> recommendation.share(one) > 0)
                .toList();
    }

    /** What speaks for an item and can be said. */
    private static List<Contribution> spoken(Recommendation recommendation) {
        List<Contribution> all = speaking(recommendation);
        List<Contribution> told = all.stream()
                .filter(one -> one.kind() != Kind.TREND || one.label().equals(Contribution.POPULAR))
                .toList();
        return (sum(told) < (1 - NOTHING_ELSE) * sum(all) ? all : told)
                .stream()
                        .filter(one -> one.kind() != Kind.CONTEXT || one.times() >= OFTEN)
                        .toList();
    }

    private String place(Contribution due) {
        return due.interestId() == null ? say.somethingNew() : say.interests(List.of(say.label(due.label())));
    }

    /** What the item's interest is due, or what is open for an item of none, whichever it gains more by. */
    private static @Nullable Contribution due(Recommendation recommendation) {
        return recommendation.contributions().stream()
                .filter(one -> one.kind() == Kind.PROPORTION && one.value() > 0)
                .filter(one -> one.interestId() != null || one.label().equals(Contribution.ROOM))
                .max(Comparator.comparingDouble(Contribution::value))
                .orElse(null);
    }

    /** Moves the kind of the largest addend so far to the front that it is told, if many small ones outweigh it. */
    private static void keepLargest(List<Kind> order, List<Contribution> spoken) {
        Kind largest = spoken.stream()
                .max(Comparator.comparingDouble(Contribution::value))
                .map(Contribution::kind)
                .orElse(Kind.RANKER);
        if (largest != Kind.RANKER && order.indexOf(largest) >= REASONS) {
            order.remove(largest);
            order.add(REASONS - 1, largest);
        }
    }

    /** An event as the title of a row: {@code Because you bought “Sailing the coast”}. */
    public String because(Evidence event) {
        return say.because(event.type(), object(event));
    }

    public Phrases say() {
        return say;
    }

    private static double sum(@Nullable List<Contribution> contributions) {
        return contributions == null
                ? 0
                : contributions.stream().mapToDouble(Contribution::value).sum();
    }

    private List<String> reasons(Kind kind, List<Contribution> named, boolean alone, boolean isNew) {
        return switch (kind) {
            case INTEREST -> interests(named, isNew);
            case NEIGHBOUR -> neighbours(named);
            case TEXT -> texts(named);
            case TREND -> List.of(say.popular(alone));
            case CONTEXT ->
                named.stream()
                        .map(one -> say.inContext(one.facts(), one.times(), one.isOwn()))
                        .toList();
            case REPEAT -> List.of(say.before(named.isEmpty() ? "" : howOften(named.get(0))));
            case PROPORTION -> List.of();
            case RULE -> named.stream().map(one -> say.label(one.label())).toList();
            case RANKER -> List.of(say.ranker());
        };
    }

    /** The names of interests. An interest in a single thing is described by what the user did with it. */
    private List<String> interests(List<Contribution> named, boolean isNew) {
        List<String> names = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Contribution one : named.subList(0, Math.min(NAMED, named.size()))) {
            Evidence only = onlyThing(one.events());
            if (only == null) {
                names.add(say.label(one.label()));
            } else if (only.itemId() == null) {
                reasons.add(say.matches(only.type(), shortened(String.valueOf(only.text()))));
            } else {
                reasons.add(say.like(only.type(), object(only)));
            }
        }
        if (!names.isEmpty()) {
            reasons.add(0, isNew ? say.near(names) : say.interests(names));
        }
        return reasons.isEmpty() ? List.of(say.likeTogether()) : reasons;
    }

    /** What others chose before or after, and what they chose at the same time, whichever weighs more first. */
    private List<String> neighbours(List<Contribution> named) {
        if (named.isEmpty()) {
            return List.of(say.neighboursTogether());
        }
        Map<String, Boolean> together = new LinkedHashMap<>();
        for (Contribution one : named) {
            if (together.size() < NAMED) {
                together.putIfAbsent(one.label(), one.isMostlyTogether());
            }
        }
        Map<Boolean, List<String>> things = new LinkedHashMap<>();
        together.forEach((label, isTogether) ->
                things.computeIfAbsent(isTogether, first -> new ArrayList<>()).add(label));
        List<String> reasons = new ArrayList<>();
        things.forEach(
                (isTogether, labels) -> reasons.add(isTogether ? say.companions(labels) : say.neighbours(labels)));
        return reasons;
    }

    private List<String> texts(List<Contribution> named) {
        Set<String> reasons = new LinkedHashSet<>();
        for (Contribution one : named) {
            if (reasons.size() < NAMED) {
                reasons.add(text(one));
            }
        }
        return reasons.isEmpty() ? List.of(say.likeTogether()) : List.copyOf(reasons);
    }

    private String text(Contribution contribution) {
        if (contribution.label().equals(SOME_WORDS)) {
            return say.wordsInCommon(List.of());
        }
        if (contribution.label().startsWith(WORDS)) {
            String words = contribution.label().substring(WORDS.length());
            return say.wordsInCommon(
                    Stream.of(words.split(", ")).filter(word -> !word.isEmpty()).toList());
        }
        if (contribution.events().isEmpty()) {
            return say.fits(contribution.label());
        }
        Evidence event = contribution.events().get(0);
        return event.itemId() == null
                ? say.matches(event.type(), shortened(String.valueOf(event.text())))
                : say.like(event.type(), object(event));
    }

    /** The strongest event of positive weight if all such events are about one thing; otherwise null. */
    private static @Nullable Evidence onlyThing(List<Evidence> events) {
        Evidence only = null;
        for (Evidence event : events) {
            if (event.weight() > 0) {
                if (only == null) {
                    only = event;
                } else if (!Objects.equals(only.itemId(), event.itemId())
                        || (event.itemId() == null && !Objects.equals(only.text(), event.text()))) {
                    return null;
                }
            }
        }
        return only;
    }

    private static String howOften(Contribution contribution) {
        List<String> types =
                contribution.events().stream().map(Evidence::type).distinct().toList();
        return types.size() == 1 ? types.get(0) : "";
    }

    private String object(Evidence event) {
        String itemId = event.itemId();
        if (itemId != null) {
            CatalogueItem item = catalogue.find(itemId);
            return item == null ? itemId : item.item().title();
        }
        return shortened(String.valueOf(event.text()));
    }

    private static String shortened(String words) {
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
    }
}

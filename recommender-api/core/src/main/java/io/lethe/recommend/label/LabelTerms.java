package io.lethe.recommend.label;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.word.LabelWords;
import io.lethe.recommend.word.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The terms of an interest's members, and how well each sets the interest apart. {@link Labels} has the formula. */
final class LabelTerms {
    private static final double WORD = 0.6;
    private static final double WORD_BESIDE_CATEGORIES = 0.35;
    private static final double RUN = 0.6;
    private static final double LEAST_SHARE = 0.25;
    private static final double HALF = 0.5;
    private static final int LEAST_MEMBERS = 2;
    private static final double APART = 0.6;
    private static final int READ = 32;

    private final Catalogue catalogue;
    private final DenseTerms dense;
    private final List<LabelMember> members;
    private final double mass;
    private final boolean hasCategories;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final Map<String, Integer> counted = new HashMap<>();

    /** The origin of a term. */
    private enum Kind {
        CATEGORY,
        PHRASE,
        RUN
    }

    /** A term and the members that have it. */
    private static final class Candidate {
        private final Kind kind;
        private final Map<String, Integer> surfaces = new LinkedHashMap<>();
        private final Set<String> members = new HashSet<>();
        private double mass;

        Candidate(Kind kind) {
            this.kind = kind;
        }

        void add(String surface, LabelMember member) {
            surfaces.merge(surface, member.item() == null ? 0 : 1, Integer::sum);
            mass += member.mass();
            members.add(member.name());
        }

        /** The spelling of most items; on a tie, the first. */
        String surface() {
            String best = "";
            int most = -1;
            for (Map.Entry<String, Integer> one : surfaces.entrySet()) {
                if (one.getValue() > most) {
                    most = one.getValue();
                    best = one.getKey();
                }
            }
            return best;
        }
    }

    LabelTerms(Catalogue catalogue, DenseTerms dense, List<LabelMember> members) {
        this.catalogue = catalogue;
        this.dense = dense;
        this.members = members;
        this.mass = members.stream().mapToDouble(LabelMember::mass).sum();
        this.hasCategories =
                members.stream().anyMatch(member -> !member.categories().isEmpty());
        members.forEach(this::addSpaced);
        if (members.size() >= LEAST_MEMBERS) {
            addRuns();
        }
    }

    /** The terms that a quarter of the members' mass has and that are rarer in the catalogue, highest score first. */
    List<LabelTerm> scored() {
        return scored(LEAST_SHARE);
    }

    /** The same, with another least share of the mass. */
    List<LabelTerm> scored(double leastShare) {
        List<LabelTerm> scored = new ArrayList<>();
        Set<String> inPairs = wordsOfPairs();
        candidates.forEach((key, one) -> {
            if (isEnough(key, one, leastShare) && !isUnit(key, one) && !inPairs.contains(key)) {
                double background = background(key, one);
                double share = one.mass / mass;
                double score = weight(key, one) * share * Math.log(share / background);
                if (score > 0) {
                    scored.add(new LabelTerm(key, one.surface(), score, background, Set.copyOf(one.members)));
                }
            }
        });
        scored.sort(LabelTerm.BY_SCORE);
        return scored;
    }

    /** Whether a number stands before it for half of the members that have it, as before a unit. */
    private boolean isUnit(String key, Candidate one) {
        return one.kind == Kind.PHRASE
                && members.size() >= LEAST_MEMBERS
                && counted.getOrDefault(key, 0) >= HALF * one.members.size();
    }

    private boolean isEnough(String key, Candidate one, double leastShare) {
        double least = isWord(key, one) && hasCategories ? Math.max(HALF, leastShare) : leastShare;
        return (one.members.size() >= LEAST_MEMBERS || members.size() == 1) && one.mass >= least * mass;
    }

    private static boolean isWord(String key, Candidate one) {
        return one.kind == Kind.PHRASE && key.indexOf(' ') < 0;
    }

    private void addSpaced(LabelMember member) {
        Set<String> had = new HashSet<>();
        for (String category : member.categories()) {
            String name = category.strip();
            if (!name.isEmpty() && !name.startsWith("(")) {
                add(Kind.CATEGORY, categoryKey(name), name, member, had);
            }
        }
        for (LabelWords.Phrase phrase : catalogue.words().phrases(member.title())) {
            if (add(Kind.PHRASE, phrase.key(), phrase.surface(), member, had) && phrase.counted()) {
                counted.merge(phrase.key(), 1, Integer::sum);
            }
        }
    }

    private boolean add(Kind kind, String key, String surface, LabelMember member, Set<String> had) {
        boolean isNew = had.add(key);
        if (isNew) {
            candidates.computeIfAbsent(key, one -> new Candidate(kind)).add(surface, member);
        }
        return isNew;
    }

    private static String categoryKey(String category) {
        List<String> stems = Words.of(category).stream().map(LabelWords::stem).toList();
        return DenseTerms.in(category) || stems.isEmpty() ? category.toLowerCase(Locale.ROOT) : String.join(" ", stems);
    }

    /** Adds runs of characters that several members have in title or text, unless they are already a category. */
    private void addRuns() {
        Map<String, Double> support = new LinkedHashMap<>();
        Map<String, List<LabelMember>> having = new LinkedHashMap<>();
        for (LabelMember member : members.subList(0, Math.min(READ, members.size()))) {
            for (String run : DenseTerms.runs(member.text())) {
                having.computeIfAbsent(run, one -> new ArrayList<>()).add(member);
            }
        }
        having.values().removeIf(some -> some.size() < LEAST_MEMBERS);
        having.keySet()
                .removeIf(run -> candidates.containsKey(run) || !dense.use(run).isTerm());
        having.forEach((run, some) -> support.put(run, (double) some.size()));
        DenseTerms.keepLongest(support);
        support.keySet().forEach(run -> {
            for (LabelMember member : having.getOrDefault(run, List.of())) {
                candidates.computeIfAbsent(run, one -> new Candidate(Kind.RUN)).add(run, member);
            }
        });
    }

    /** Single words that rarely occur without their neighbour. */
    private Set<String> wordsOfPairs() {
        Set<String> words = new HashSet<>();
        candidates.forEach((key, one) -> {
            if (one.kind == Kind.PHRASE && key.indexOf(' ') > 0 && one.members.size() >= LEAST_MEMBERS) {
                for (String word : key.split(" ")) {
                    Candidate single = candidates.get(word);
                    if (single != null && single.kind == Kind.PHRASE && one.mass >= APART * single.mass) {
                        words.add(word);
                    }
                }
            }
        });
        return words;
    }

    private double weight(String key, Candidate one) {
        if (isWord(key, one)) {
            return hasCategories ? WORD_BESIDE_CATEGORIES : WORD;
        }
        return one.kind == Kind.RUN ? RUN : 1;
    }

    private double background(String key, Candidate one) {
        int items =
                switch (one.kind) {
                    case CATEGORY -> catalogue.words().inCategory(one.surface());
                    case PHRASE -> catalogue.words().named(key);
                    case RUN -> dense.use(key).items();
                };
        return (items + 0.5) / (catalogue.words().size() + 1.0);
    }
}

package io.lethe.recommend.label;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.word.Words;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terms of texts in scripts without spaces (Chinese, Japanese, Korean), found by statistics of the catalogue. A run
 * of two to six characters is a term if
 *
 * <pre>
 * items(run) ≥ 2                                    it is reused
 * items(run) · items / (items(a) · items(b)) ≥ 1.5
 *                 it is cohesive, for each pair of neighbouring characters a and b in it
 * distinct neighbours before, and after ≥ 2         it is independent; each end of a clause counts as distinct
 * </pre>
 *
 * and it neither begins nor ends with a particle. The last condition is accessor variety: H. Feng et al., <i>Accessor
 * Variety Criteria for Chinese Word Extraction</i>, Computational Linguistics 30 (2004).
 */
final class DenseTerms {
    private static final Pattern RUN = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]+");
    private static final String PARTICLES =
            "的了在和与是也就不都着把被从到给这那个一里上下很让只没有又再还更最要会能得地之其或而且但若以于为所及并你我他她它们谁什么怎哪几两三四五六七八九十每各几张本只支种样位次年月日时分秒们去来看做用";
    private static final int SHORTEST = 2;
    private static final int LONGEST = 6;
    private static final int LONGEST_TEXT = 120;
    private static final int LEAST_ITEMS = 2;
    private static final int LEAST_VARIETY = 2;
    private static final double COHESION = 1.5;
    private static final int LOOKED_AT = 64;
    private static final int MOST_KNOWN = 10_000;

    private final Catalogue catalogue;
    private final Map<String, Use> known = new ConcurrentHashMap<>();

    /**
     * The use of a run in the catalogue.
     *
     * @param items  the number of items that contain it
     * @param isTerm whether it is a term
     */
    record Use(int items, boolean isTerm) {}

    DenseTerms(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Whether a text contains any such script. */
    static boolean in(String text) {
        return Words.mayBeDense(text) && RUN.matcher(text).find();
    }

    /**
     * The distinct runs of a text that could be terms, in order. Only the first {@value #LONGEST_TEXT} characters
     * count.
     */
    static Set<String> runs(String text) {
        Set<String> runs = new LinkedHashSet<>();
        if (!Words.mayBeDense(text)) {
            return runs;
        }
        Matcher matcher = RUN.matcher(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        while (matcher.find()) {
            String run = matcher.group();
            for (int from = 0; from < run.length(); from++) {
                for (int to = from + SHORTEST; to <= Math.min(run.length(), from + LONGEST); to++) {
                    if (PARTICLES.indexOf(run.charAt(from)) < 0 && PARTICLES.indexOf(run.charAt(to - 1)) < 0) {
                        runs.add(run.substring(from, to));
                    }
                }
            }
        }
        return runs;
    }

    /** The use of a run in the catalogue. */
    Use use(String run) {
        Use use = known.get(run);
        if (use == null) {
            use = look(run);
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(run, use);
        }
        return use;
    }

    /** Removes runs that are part of a longer run with at least the same support. */
    static void keepLongest(Map<String, Double> support) {
        Map<String, Double> all = new LinkedHashMap<>(support);
        support.keySet().removeIf(run -> all.entrySet().stream()
                .anyMatch(other -> other.getKey().length() > run.length()
                        && other.getKey().contains(run)
                        && other.getValue() >= all.getOrDefault(run, 0.0)));
    }

    private Use look(String run) {
        int[] slots = catalogue.words().holding(Words.of(run));
        Set<String> before = new HashSet<>();
        Set<String> after = new HashSet<>();
        int items = 0;
        for (int i = 0; i < slots.length; i++) {
            CatalogueItem item = catalogue.at(slots[i]);
            if (item != null) {
                boolean holds = false;
                for (String text : List.of(item.item().ownTitle(), item.item().text())) {
                    holds |= neighbours(run, text, i < LOOKED_AT, before, after);
                }
                for (String category : item.item().categories()) {
                    holds |= category.contains(run);
                }
                items += holds ? 1 : 0;
            }
        }
        boolean isTerm = items >= LEAST_ITEMS
                && Math.min(before.size(), after.size()) >= LEAST_VARIETY
                && holdsTogether(run, items);
        return new Use(items, isTerm);
    }

    private boolean holdsTogether(String run, int items) {
        double all = catalogue.words().size();
        for (int i = 0; i + 1 < run.length(); i++) {
            double first = catalogue.words().holding(List.of(run.substring(i, i + 1))).length;
            double second = catalogue.words().holding(List.of(run.substring(i + 1, i + 2))).length;
            if (Math.max(items, pair(run, i)) * all < COHESION * first * second) {
                return false;
            }
        }
        return true;
    }

    private int pair(String run, int at) {
        return catalogue.words().holding(List.of(run.substring(at, at + 2))).length;
    }

    private static boolean neighbours(String run, String text, boolean note, Set<String> before, Set<String> after) {
        int at = text.indexOf(run);
        boolean holds = at >= 0;
        while (note && at >= 0) {
            int end = at + run.length();
            before.add(neighbour(text, at - 1, before.size()));
            after.add(neighbour(text, end, after.size()));
            at = text.indexOf(run, end);
        }
        return holds;
    }

    private static String neighbour(String text, int at, int unlike) {
        boolean inRun = at >= 0
                && at < text.length()
                && RUN.matcher(text.substring(at, at + 1)).matches();
        return inRun ? text.substring(at, at + 1) : "|" + unlike;
    }
}

package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.mapping.ColumnNames;
import io.lethe.evaluation.dataset.mapping.Mapping;
import io.lethe.evaluation.dataset.mapping.Mapping.Kind;
import io.lethe.evaluation.dataset.mapping.Mapping.Part;
import io.lethe.evaluation.dataset.row.Binding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How well the files of a folder fit a mapping.
 *
 * @param pairs which part reads which file
 * @param lost  the parts that a set cannot do without, and that no file fits
 * @param near  files that do not fit a part, and how far they are from it
 */
record Match(Mapping mapping, List<Pair> pairs, List<Part> lost, List<Near> near) {
    private static final int BY_NAME = 10;

    /** A part and a file that fits it. */
    record Pair(Part part, FileSample peek) {}

    /** A file that has the name for a part, or some of the columns, and what it lacks. */
    record Near(Part part, FileSample peek, List<String> missing, double share) {}

    static Match of(Mapping mapping, Collection<FileSample> peeks) {
        List<Pair> pairs = new ArrayList<>();
        List<Part> lost = new ArrayList<>();
        List<Near> near = new ArrayList<>();
        for (Part part : mapping.parts()) {
            int before = pairs.size();
            for (FileSample peek : peeks) {
                boolean named = peek.fits(part);
                List<String> columns = named || part.files().isEmpty() ? peek.columns(part.form()) : peek.columns();
                List<String> missing = Binding.missing(part, columns);
                if (named && missing.isEmpty() && !columns.isEmpty() && !isOnlyId(part, columns)) {
                    pairs.add(new Pair(part, peek));
                } else {
                    int needed = Binding.needed(part).size();
                    boolean comparable = needed > 0 && part.form().columns().isEmpty();
                    double share = comparable ? 1 - (double) missing.size() / needed : 0;
                    if (comparable && named && isCalledSo(part) && peek.isHeadless(needed)) {
                        share = 1;
                    }
                    near.add(new Near(
                            part, peek, missing, share + (named && !part.files().isEmpty() ? 0.5 : 0)));
                }
            }
            if (pairs.size() == before && !part.optional()) {
                lost.add(part);
            }
        }
        return new Match(mapping, pairs, lost, near);
    }

    /** Whether an item's part would find nothing in a file but the item's id. */
    private static boolean isOnlyId(Part part, List<String> columns) {
        return part.kind() == Kind.ITEMS
                && part.files().isEmpty()
                && part.fields().size() > 1
                && part.fields().values().stream()
                                .flatMap(origin -> origin.columns().stream())
                                .filter(column ->
                                        ColumnNames.find(columns, column).isPresent())
                                .count()
                        < 2;
    }

    /** Whether a file's name says that a part reads it, and not an ending alone. */
    private static boolean isCalledSo(Part part) {
        return part.files().stream().anyMatch(name -> !name.startsWith("*"));
    }

    boolean whole() {
        return lost.isEmpty() && !pairs.isEmpty();
    }

    /** More for more columns that had to be there, and for names that had to be right. */
    int score() {
        return pairs.stream()
                .mapToInt(pair -> Binding.needed(pair.part()).size() + (isCalledSo(pair.part()) ? BY_NAME : 0))
                .sum();
    }

    /** What is not there, in words. */
    String lacks() {
        List<String> lacks = new ArrayList<>();
        for (Part part : lost) {
            Near best = near.stream()
                    .filter(one -> one.part().equals(part))
                    .reduce((left, right) -> right.share() > left.share() ? right : left)
                    .orElse(null);
            lacks.add(UnrecognisedFiles.lack(part, best));
        }
        return String.join("; ", lacks);
    }
}

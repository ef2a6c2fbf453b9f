package io.lethe.embedding.langchain4j;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which texts a network reads together: only those of equal length, so that nothing has to be padded, and as many as
 * one thread reads best.
 */
final class Batches {
    private Batches() {}

    /**
     * The numbers of the texts in each batch, longest texts first, so that the threads end nearly together. Texts of
     * one length are spread evenly.
     *
     * @param tokensTogether how many tokens a batch should have at most; a longer text is a batch by itself
     */
    static List<List<Integer>> of(List<Tokens> texts, int tokensTogether) {
        NavigableMap<Integer, List<Integer>> byLength = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            byLength.computeIfAbsent(texts.get(i).length(), length -> new ArrayList<>())
                    .add(i);
        }
        List<List<Integer>> batches = new ArrayList<>();
        byLength.descendingMap().forEach((length, equal) -> {
            int most = Math.max(1, tokensTogether / length);
            int parts = (equal.size() + most - 1) / most;
            for (int part = 0; part < parts; part++) {
                batches.add(equal.subList(equal.size() * part / parts, equal.size() * (part + 1) / parts));
            }
        });
        return batches;
    }
}

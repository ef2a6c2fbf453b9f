package io.lethe.evaluation.protocol;

import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a protocol makes of a data set.
 *
 * @param corpus   the data set
 * @param protocol how it was divided
 * @param masking  what cannot be an answer
 * @param heldOut  events that no model may learn from at all
 * @param requests what is asked, by {@link Request#known} in ascending order
 * @param possible how many requests there are without a bound on their number
 */
public record Plan(
        Corpus corpus, Protocol protocol, Masking masking, BitSet heldOut, List<Request> requests, long possible) {
    public Plan {
        requests = List.copyOf(requests);
        heldOut = (BitSet) heldOut.clone();
    }

    /** Whether no model may learn from an event. */
    public boolean isHeldOut(int row) {
        return heldOut.get(row);
    }

    /** The share of requests whose choice has the time of the event before it, 0 to 1; 0 without any. */
    public double tiedShare() {
        return requests.stream()
                .mapToInt(request -> isTied(request) ? 1 : 0)
                .average()
                .orElse(0);
    }

    private boolean isTied(Request request) {
        int place = request.history();
        return place > 0
                && corpus.timeOf(corpus.rowOf(request.user(), place))
                        == corpus.timeOf(corpus.rowOf(request.user(), place - 1));
    }

    /** How often each item was chosen before anything is asked, held-out events left out. */
    public int[] popularity() {
        int[] counts = new int[corpus.items().size()];
        training().filter(corpus::isChoice).forEach(row -> counts[corpus.itemOf(row)]++);
        return counts;
    }

    /** How many events of each type there are before anything is asked, by its code, held-out events left out. */
    public SortedMap<String, Integer> types() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        training().forEach(row -> counts.merge(corpus.row(row).interaction().type(), 1, Integer::sum));
        return counts;
    }

    private IntStream training() {
        int end = requests.isEmpty() ? 0 : requests.get(0).known();
        return IntStream.range(0, end).filter(row -> !heldOut.get(row));
    }
}

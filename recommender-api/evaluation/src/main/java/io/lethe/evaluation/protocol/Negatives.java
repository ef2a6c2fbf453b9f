package io.lethe.evaluation.protocol;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Which items an answer is chosen from: all that are not masked, or the ones wanted beside some drawn by chance from
 * those that the user never has to do with, as many papers have it. The draw depends on the seed, the user and the time
 * alone, so that all models rank the same.
 *
 * @param count how many are drawn; 0 for all items
 * @param seed  where chance starts
 */
public record Negatives(int count, long seed) {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    public Negatives {
        if (count < 0) {
            throw new IllegalArgumentException("negatives are at least 0, not " + count);
        }
    }

    /** The numbers of the items to rank for a request. */
    public BitSet candidates(Plan plan, Request request) {
        Corpus corpus = plan.corpus();
        int items = corpus.items().size();
        BitSet candidates = new BitSet(items);
        if (count == 0) {
            candidates.set(0, items);
            if (plan.masking() == Masking.HISTORY) {
                remove(corpus, request.user(), request.history(), candidates);
            }
        } else {
            BitSet unseen = new BitSet(items);
            unseen.set(0, items);
            remove(corpus, request.user(), corpus.sizeOf(request.user()), unseen);
            draw(unseen, request, candidates);
        }
        request.wanted().forEach(candidates::set);
        return candidates;
    }

    private void draw(BitSet unseen, Request request, BitSet into) {
        int[] pool = unseen.stream().toArray();
        SplittableRandom random =
                new SplittableRandom(seed ^ MIX * (request.user() + 1L) ^ Long.rotateLeft(request.at(), 32));
        for (int i = 0; i < Math.min(count, pool.length); i++) {
            int chosen = i + random.nextInt(pool.length - i);
            into.set(pool[chosen]);
            pool[chosen] = pool[i];
        }
    }

    private static void remove(Corpus corpus, int user, int places, BitSet from) {
        for (int place = 0; place < places; place++) {
            int item = corpus.itemOf(corpus.rowOf(user, place));
            if (item >= 0) {
                from.clear(item);
            }
        }
    }
}

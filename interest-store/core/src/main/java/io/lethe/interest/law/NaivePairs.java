package io.lethe.interest.law;

import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.ItemPair;
import io.lethe.interest.signal.ItemPair.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Pair counts, by comparing every two events of each basket, and of every two baskets at most ten apart. */
final class NaivePairs {
    private static final int REACH = 10;
    private static final Set<String> LEFT_OUT = Set.of("impression", "search", "return", "dislike", "hide", "skip");
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(40).add(BigInteger.valueOf(0x1b3));
    private static final BigInteger FIRST = new BigInteger("ff51afd7ed558ccd", 16);
    private static final BigInteger SECOND = new BigInteger("c4ceb9fe1a85ec53", 16);

    private NaivePairs() {}

    /** Adds the pairs of one user's whole history, given in any order. */
    static void add(List<LedgerEntry> history, Map<ItemPair, Long> into) {
        Map<Long, List<Interaction>> byTime = new TreeMap<>();
        for (LedgerEntry entry : history) {
            Interaction event = entry.interaction();
            if (event.itemId() != null && !LEFT_OUT.contains(event.type())) {
                byTime.computeIfAbsent(event.timestamp(), time -> new ArrayList<>())
                        .add(event);
            }
        }
        List<List<Interaction>> baskets = new ArrayList<>(byTime.values());
        baskets.forEach(basket -> basket.sort(
                Comparator.comparing(NaivePairs::number).thenComparing(event -> String.valueOf(event.itemId()))));
        for (int i = 0; i < baskets.size(); i++) {
            addTogether(baskets.get(i), into);
            for (int j = i + 1; j < baskets.size() && j - i <= REACH; j++) {
                addFollowing(baskets.get(i), baskets.get(j), j - i, into);
            }
        }
    }

    private static void addFollowing(List<Interaction> from, List<Interaction> to, int gap, Map<ItemPair, Long> into) {
        int most = new int[] {0, 16, 8, 4, 2, 1, 1, 1, 1, 1, 1}[gap];
        int taken = Math.min(most, from.size());
        double halving = Math.pow(0.5, (gap - 1) / 4.0);
        double sizes = Math.sqrt((double) from.size() * to.size());
        long weight = Math.round(65_536 * halving * ((double) from.size() / taken / sizes));
        for (Interaction earlier : from.subList(0, taken)) {
            for (Interaction later : to.subList(0, Math.min(32, to.size()))) {
                count(Kind.WENT_ON_TO, earlier, later, weight, into);
            }
        }
    }

    private static void addTogether(List<Interaction> basket, Map<ItemPair, Long> into) {
        int taken = Math.min(32, basket.size());
        for (int i = 0; i < taken; i++) {
            for (int j = 0; j < taken; j++) {
                if (i != j) {
                    long weight = Math.round(65_536 / Math.sqrt(basket.size() - 1));
                    count(Kind.TOGETHER, basket.get(i), basket.get(j), weight, into);
                }
            }
        }
    }

    private static void count(Kind kind, Interaction one, Interaction other, long weight, Map<ItemPair, Long> into) {
        String item = String.valueOf(one.itemId());
        String otherItem = String.valueOf(other.itemId());
        if (!item.equals(otherItem)) {
            into.merge(new ItemPair(kind, one.tenant(), item, otherItem), weight, Long::sum);
        }
    }

    /** The signed number by which events of a basket are drawn. */
    private static BigInteger number(Interaction event) {
        BigInteger seed = mixed(BigInteger.valueOf(event.timestamp()).mod(WORD));
        BigInteger number = hash(hash(seed, event.userId()), String.valueOf(event.itemId()));
        return number.testBit(63) ? number.subtract(WORD) : number;
    }

    private static BigInteger hash(BigInteger seed, String text) {
        BigInteger hash = seed;
        for (char one : text.toCharArray()) {
            hash = hash.xor(BigInteger.valueOf(one)).multiply(PRIME).mod(WORD);
        }
        return mixed(hash);
    }

    private static BigInteger mixed(BigInteger bits) {
        BigInteger once = bits.xor(bits.shiftRight(33)).multiply(FIRST).mod(WORD);
        BigInteger twice = once.xor(once.shiftRight(33)).multiply(SECOND).mod(WORD);
        return twice.xor(twice.shiftRight(33));
    }
}

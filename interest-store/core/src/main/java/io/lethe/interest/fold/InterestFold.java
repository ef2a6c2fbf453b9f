package io.lethe.interest.fold;

import io.lethe.interest.cleaning.CleaningRule;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.signal.ItemCount;
import io.lethe.interest.signal.TrendKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fold of the log of embedded events: it applies each record to the tables. The tables depend only on the set of
 * events in the log, once {@link #neighbours} has folded all pending changes. The order of the records and repeated
 * records do not matter.
 *
 * <p>A record is applied in three steps, so that the owner of the tables can hide a half-updated user from readers.
 * {@link #prepare} changes no ledger and no count. {@link #applyToUser} updates the user's tables.
 * {@link #applyToItems} updates the items' tables.
 */
public final class InterestFold {
    /** How many rows a renewal reads at once where all of it is done at once. */
    private static final int RENEWED_AT_ONCE = 20_000;

    private final LedgerFold ledger;
    private final LongTermFold longTerm;
    private final TrendFold trends;
    private final NeighbourFold neighbours;
    private @Nullable CleaningFold cleaning;

    /** A fold that continues from these tables, in which every event counts. */
    public InterestFold(Tables tables) {
        this(tables, CleaningRules.NONE, item -> {});
    }

    /**
     * A fold that continues from these tables, and leaves out of the counts of items what the rules say. {@link #follow}
     * has to come before the first change.
     */
    public InterestFold(Tables tables, CleaningRules rules) {
        ledger = new LedgerFold(tables);
        longTerm = new LongTermFold(tables);
        trends = new TrendFold(tables);
        ReadableTable entries = tables.of(TableName.LEDGER);
        ReadableTable counted = new CountedLedger(entries, tables.of(TableName.LEFT_OUT));
        neighbours = new NeighbourFold(tables, rules.isNone() ? entries : counted);
        cleaning = CleaningFold.of(tables, rules);
    }

    /** The same, which follows the rules, and has renewed what has an older form. */
    public InterestFold(Tables tables, CleaningRules rules, Consumer<byte[]> trendTouched) {
        this(tables, rules);
        follow(trendTouched);
        boolean more = true;
        while (more) {
            more = renew(RENEWED_AT_ONCE, trendTouched);
        }
    }

    /**
     * Looks at every user anew if the tables follow other rules; otherwise does nothing. If the tables hold trends of an
     * older form, a renewal begins: {@link #renew}.
     *
     * @param trendTouched receives the tenant and item bytes of each trend that this changes
     */
    public void follow(Consumer<byte[]> trendTouched) {
        trends.open();
        if (cleaning != null && !cleaning.isFollowing()) {
            CleaningFold by = cleaning;
            by.follow(counted -> apply(by, counted, trendTouched));
            cleaning = by.isIdle() ? null : by;
        }
    }

    /** Whether there are trends of an older form, or events that they have to count yet. */
    public boolean isRenewing() {
        return trends.isRenewing();
    }

    /**
     * Brings some trends of an older form to today's; does nothing where there are none. Changes may come between two
     * calls: what the tables hold after the last one does not depend on when they came.
     *
     * @param most         how many rows it reads, at least 1
     * @param trendTouched receives the tenant and item bytes of each trend that this changes
     * @return whether there is more to do
     */
    public boolean renew(int most, Consumer<byte[]> trendTouched) {
        return trends.renew(most, trendTouched);
    }

    /** A fold made of these parts, which must share the same tables. Every event counts. */
    public InterestFold(LedgerFold ledger, LongTermFold longTerm, TrendFold trends, NeighbourFold neighbours) {
        this.ledger = ledger;
        this.longTerm = longTerm;
        this.trends = trends;
        this.neighbours = neighbours;
        this.cleaning = null;
    }

    /**
     * A change that is ready to be applied.
     *
     * @param change   the change of the ledger
     * @param longTerm the user's changed counts, with their new values
     * @param trends   the items' changed counts, with their new values; empty if rules have to be asked what counts
     */
    public record Prepared(
            LedgerChange change, Map<LongTermKey, LongTermCount> longTerm, Map<TrendKey, ItemCount> trends) {}

    /**
     * Reads a record and computes its change; empty if it changes nothing.
     *
     * @throws io.lethe.event.MalformedBytesException if the record does not belong in the log of embedded events
     * @throws ArithmeticException if a sum overflows a long; the tables are unchanged then
     */
    public Optional<Prepared> prepare(byte @Nullable [] key, byte @Nullable [] value) {
        return ledger.change(LoggedEvent.read(key, value))
                .map(change -> new Prepared(
                        change, longTerm.after(change), cleaning == null ? trends.after(change) : Map.of()));
    }

    public void applyToUser(Prepared prepared) {
        ledger.apply(prepared.change());
        longTerm.apply(prepared.change(), prepared.longTerm());
    }

    /** @param trendTouched receives the tenant and item bytes of each changed trend */
    public void applyToItems(Prepared prepared, Consumer<byte[]> trendTouched) {
        if (cleaning == null) {
            neighbours.note(prepared.change());
            trends.apply(prepared.trends(), trendTouched);
        } else {
            apply(cleaning, cleaning.counted(prepared.change()), trendTouched);
        }
    }

    /** How many users and events each rule leaves out; a rule that leaves out nothing is not there. */
    public Map<CleaningRule, LogSize> leftOut() {
        return cleaning == null ? Map.of() : cleaning.sizes();
    }

    private void apply(CleaningFold by, List<LedgerChange> counted, Consumer<byte[]> trendTouched) {
        counted.forEach(neighbours::note);
        trends.apply(trends.after(counted, by), trendTouched);
    }

    public LongTermFold longTerm() {
        return longTerm;
    }

    public TrendFold trends() {
        return trends;
    }

    public NeighbourFold neighbours() {
        return neighbours;
    }
}

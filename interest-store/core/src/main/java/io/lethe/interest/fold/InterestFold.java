package io.lethe.interest.fold;

import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.signal.ItemCount;
import io.lethe.interest.signal.TrendKey;
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
    private final LedgerFold ledger;
    private final LongTermFold longTerm;
    private final TrendFold trends;
    private final NeighbourFold neighbours;

    /** A fold that continues from these tables. */
    public InterestFold(Tables tables) {
        this(new LedgerFold(tables), new LongTermFold(tables), new TrendFold(tables), new NeighbourFold(tables));
    }

    /** A fold made of these parts, which must share the same tables. */
    public InterestFold(LedgerFold ledger, LongTermFold longTerm, TrendFold trends, NeighbourFold neighbours) {
        this.ledger = ledger;
        this.longTerm = longTerm;
        this.trends = trends;
        this.neighbours = neighbours;
    }

    /**
     * A change that is ready to be applied.
     *
     * @param change   the change of the ledger
     * @param longTerm the user's changed counts, with their new values
     * @param trends   the items' changed counts, with their new values
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
                .map(change -> new Prepared(change, longTerm.after(change), trends.after(change)));
    }

    public void applyToUser(Prepared prepared) {
        ledger.apply(prepared.change());
        longTerm.apply(prepared.change(), prepared.longTerm());
    }

    /** @param trendTouched receives the tenant and item bytes of each changed trend */
    public void applyToItems(Prepared prepared, Consumer<byte[]> trendTouched) {
        neighbours.note(prepared.change());
        trends.apply(prepared.trends(), trendTouched);
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

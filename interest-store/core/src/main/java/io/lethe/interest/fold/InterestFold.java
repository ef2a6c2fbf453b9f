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
 * The fold of the log of embedded events: what each record does to the tables. After any records, in any order, however
 * often each of them came, the tables hold what follows from the set of events that the log holds, once
 * {@link #neighbours} has folded what is pending.
 *
 * <p>A record is taken in three steps, so that whoever owns the tables can let nobody read a user half-changed:
 * {@link #prepare} writes to no ledger and no count, {@link #applyToUser} changes what is the user's,
 * {@link #applyToItems} what is the items'.
 */
public final class InterestFold {
    private final LedgerFold ledger;
    private final LongTermFold longTerm;
    private final TrendFold trends;
    private final NeighbourFold neighbours;

    /** A fold that goes on where these tables are. */
    public InterestFold(Tables tables) {
        this(new LedgerFold(tables), new LongTermFold(tables), new TrendFold(tables), new NeighbourFold(tables));
    }

    /** A fold made of these parts, which have to work on the same tables. */
    public InterestFold(LedgerFold ledger, LongTermFold longTerm, TrendFold trends, NeighbourFold neighbours) {
        this.ledger = ledger;
        this.longTerm = longTerm;
        this.trends = trends;
        this.neighbours = neighbours;
    }

    /**
     * A change that is ready to be made.
     *
     * @param change   what happens in the ledger
     * @param longTerm the user's counts as they will be
     * @param trends   the items' counts as they will be
     */
    public record Prepared(
            LedgerChange change, Map<LongTermKey, LongTermCount> longTerm, Map<TrendKey, ItemCount> trends) {}

    /**
     * Reads a record and computes what it changes; empty if nothing.
     *
     * @throws io.lethe.event.MalformedBytesException if the record is not one of the log of embedded events
     * @throws ArithmeticException if a sum leaves the range of a long; the tables are as they were then
     */
    public Optional<Prepared> prepare(byte @Nullable [] key, byte @Nullable [] value) {
        return ledger.change(LoggedEvent.read(key, value))
                .map(change -> new Prepared(change, longTerm.after(change), trends.after(change)));
    }

    public void applyToUser(Prepared prepared) {
        ledger.apply(prepared.change());
        longTerm.apply(prepared.change(), prepared.longTerm());
    }

    /** @param trendTouched is told the bytes of tenant and item wherever a trend changes */
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

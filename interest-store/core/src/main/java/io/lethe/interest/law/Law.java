package io.lethe.interest.law;

/** The laws that the state obeys. */
public enum Law {
    ORDER("order", "the order in which events come does not matter", ArrivalLaws::order),
    DUPLICATES("duplicates", "an event that comes again changes nothing", ArrivalLaws::duplicates),
    LATENESS("lateness", "an event that comes years late counts as if it had come in time", ArrivalLaws::lateness),
    RIVALS("rivals", "of the events with one id the same one wins, whichever came first", ArrivalLaws::rivals),
    UNION("union", "the states of 7 disjoint parts unite to the state of all", PartLaws::union),
    MERGE("merge", "7 parts that overlap, folded apart and merged, hold what one fold holds", PartLaws::merge),
    PARTITIONS("partitions", "the tables of 7 partitions of the users add up to those of all", PartLaws::partitions),
    REBUILD("rebuild", "tables rebuilt from the log are the live ones", CarryingLaws::rebuild),
    RESTART("restart", "a restart between any two records changes nothing", CarryingLaws::restart),
    SNAPSHOT("snapshot", "a state is that of the events, and reads back as it was written", CarryingLaws::snapshot),
    ERASURE("erasure", "what is erased is as if it had never been there", ErasureLaws::erasure),
    ISOLATION("isolation", "no tenant and no user changes anything of another's", ErasureLaws::isolation),
    SIGNALS("signals", "counts of pairs and trends are those of the ledgers, at any moment", CountLaws::signals),
    OVERFLOW("overflow", "a sum that leaves its range is refused, and nothing of it is kept", CountLaws::overflow);

    /** Tests the law on one history. */
    @FunctionalInterface
    interface Check {
        void hold(LawTrial trial, Witness witness);
    }

    private final String code;
    private final String statement;
    private final Check check;

    Law(String code, String statement, Check check) {
        this.code = code;
        this.statement = statement;
        this.check = check;
    }

    /** The law's name, one lower-case word. */
    public String code() {
        return code;
    }

    /** What the law states, in words. */
    public String statement() {
        return statement;
    }

    void hold(LawTrial trial, Witness witness) {
        check.hold(trial, witness);
    }
}

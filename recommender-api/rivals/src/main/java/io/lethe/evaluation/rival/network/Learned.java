package io.lethe.evaluation.rival.network;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Scale;
import io.lethe.evaluation.tune.Parameter.Whole;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The families of learned models. To name them loads nothing. */
public final class Learned {
    private static final List<Parameter> TRAINING = List.of(
            new Whole("dimension", 16, 128, Scale.LOG),
            new Real("dropout", 0, 0.7, Scale.LINEAR),
            new Real("learningRate", 1e-4, 1e-2, Scale.LOG),
            new Whole("epochs", 5, 60, Scale.LOG),
            new Whole("length", 5, 100, Scale.LOG));

    private static final Map<String, String> USUAL =
            Map.of("dimension", "64", "dropout", "0.5", "learningRate", "0.001", "epochs", "40", "length", "50");

    private static final Sequential SELF_ATTENTION = new Sequential(
            "self-attention",
            List.of(new Whole("blocks", 1, 3, Scale.LINEAR), new Whole("heads", 1, 4, Scale.LOG)),
            Map.of("blocks", "2", "heads", "2", "learningRate", "0.002"),
            chosen -> {
                int heads = chosen.whole("heads");
                return new SelfAttention(
                        dimension(chosen) / heads * heads,
                        chosen.whole("length"),
                        chosen.whole("blocks"),
                        heads,
                        chosen.real("dropout"));
            });

    private static final Sequential LSTM_ATTENTION = new Sequential(
            "lstm-attention",
            List.of(),
            Map.of(),
            chosen -> new LstmAttention(dimension(chosen), chosen.whole("length"), 2, chosen.real("dropout")));

    private static final Sequential DENSE = new Sequential(
            "dense",
            List.of(new Whole("layers", 1, 3, Scale.LINEAR), new Real("memory", 0.2, 1, Scale.LINEAR)),
            Map.of("layers", "2", "memory", "0.7"),
            chosen -> new DenseNetwork(
                    dimension(chosen),
                    chosen.whole("length"),
                    chosen.whole("layers"),
                    chosen.real("memory"),
                    chosen.real("dropout")));

    private static final Family EASE = new Linear();

    private Learned() {}

    /** All of them, in the order of tables. */
    public static List<Family> families() {
        return List.of(EASE, DENSE, LSTM_ATTENTION, SELF_ATTENTION);
    }

    private static int dimension(Chosen chosen) {
        return chosen.whole("dimension");
    }

    private record Sequential(
            String name, List<Parameter> own, Map<String, String> ownUsual, Function<Chosen, Network> network)
            implements Family {
        @Override
        public List<Parameter> space() {
            return Stream.concat(TRAINING.stream(), own.stream()).toList();
        }

        @Override
        public Chosen defaults() {
            Chosen chosen = Chosen.of(USUAL);
            for (Map.Entry<String, String> entry : ownUsual.entrySet()) {
                chosen = chosen.with(entry.getKey(), entry.getValue());
            }
            return chosen;
        }

        @Override
        public boolean isRandom() {
            return true;
        }

        @Override
        public Model make(List<EmbeddedItem> items, Chosen chosen, long seed) {
            return new NetworkModel(
                    name,
                    network.apply(chosen),
                    new ItemNumbers(items),
                    chosen.real("learningRate"),
                    chosen.whole("epochs"),
                    seed);
        }
    }

    private record Linear() implements Family {
        @Override
        public String name() {
            return "ease";
        }

        @Override
        public List<Parameter> space() {
            return List.of(new Real("regularisation", 1, 10_000, Scale.LOG), new Real("memory", 0.2, 1, Scale.LINEAR));
        }

        @Override
        public Chosen defaults() {
            return Chosen.of(Map.of("regularisation", "100", "memory", "0.8"));
        }

        @Override
        public Model make(List<EmbeddedItem> items, Chosen chosen, long seed) {
            return new Ease(new ItemNumbers(items), chosen.real("regularisation"), chosen.real("memory"));
        }
    }
}

package io.lethe.benchmark.interest;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.Profiler;
import io.lethe.interest.profile.grouping.Grouping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a full window costs: 128 events with 128 items of 384 dimensions in twelve topics, grouped alone and read as a
 * whole profile. From the repository's root, with the JDK of the PATH:
 *
 * <pre>
 * ./mvnw -q -Dquick -Dbench=ProfileBenchmark package -pl deploy/benchmarks -am
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ProfileBenchmark {
    private static final UserKey USER = new UserKey("default", "ann");
    private static final int WINDOW = 128;
    private static final int DIMENSION = 384;
    private static final int TOPICS = 12;
    private static final long HOUR = 3_600_000L;
    private static final long START = 1_700_000_000_000L;
    private static final double COHESION = 0.1;

    private List<QuantizedEmbedding> members = List.of();
    private Profiler profiler = new Profiler(item -> null, InterestSettings.defaults());
    private UserState state = UserState.empty(USER);

    @Setup
    public void prepare() {
        Random random = new Random(1);
        float[][] topics = new float[TOPICS][];
        for (int i = 0; i < TOPICS; i++) {
            topics[i] = gaussian(random);
        }
        members = new ArrayList<>();
        Map<String, QuantizedEmbedding> catalogue = new HashMap<>();
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < WINDOW; i++) {
            float[] vector = gaussian(random);
            for (int k = 0; k < DIMENSION; k++) {
                vector[k] += topics[i % TOPICS][k];
            }
            String item = "item-" + i;
            members.add(QuantizedEmbedding.of(vector));
            catalogue.put(item, members.get(i));
            entries.add(new LedgerEntry(EmbeddedInteraction.withoutText(
                    Interaction.of("default", "ann", item, item, "purchase", START + i * HOUR))));
        }
        state = UserState.of(USER, entries, WINDOW);
        profiler = new Profiler(catalogue::get, InterestSettings.defaults());
    }

    @Benchmark
    public int[] group() {
        return Grouping.of(members, COHESION);
    }

    @Benchmark
    public InterestProfile profile() {
        return profiler.profile(state, START + WINDOW * HOUR);
    }

    private static float[] gaussian(Random random) {
        float[] vector = new float[DIMENSION];
        for (int k = 0; k < DIMENSION; k++) {
            vector[k] = (float) random.nextGaussian();
        }
        return vector;
    }
}

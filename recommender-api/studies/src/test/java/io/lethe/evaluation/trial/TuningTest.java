package io.lethe.evaluation.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Request;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Search;
import io.lethe.evaluation.tune.Trial;
import io.lethe.interest.ledger.LedgerEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TuningTest {
    private static final int ITEMS = 30;
    private static final PrintStream NOWHERE = new PrintStream(PrintStream.nullOutputStream());

    private final SmallShop shop = new SmallShop(ITEMS);
    private final Corpus corpus;
    private final Set<String> learned = Collections.synchronizedSet(new HashSet<>());
    private final Set<String> shown = Collections.synchronizedSet(new HashSet<>());
    private int made;

    @TempDir
    private Path folder = Path.of(".");

    TuningTest() {
        Random random = new Random(8);
        for (int i = 0; i < 500; i++) {
            shop.bought("u" + random.nextInt(20), random.nextInt(ITEMS), random.nextInt(1000) / 10.0, i);
        }
        corpus = shop.corpus();
    }

    /** Ranks the items by their numbers from a first one on, and remembers every event that it comes to see. */
    private final class FromOneOn implements Family {
        @Override
        public String name() {
            return "from-one-on";
        }

        @Override
        public List<Parameter> space() {
            return List.of(new Parameter.Whole("first", 0, ITEMS - 1, Parameter.Scale.LINEAR));
        }

        @Override
        public Chosen defaults() {
            return Chosen.of(Map.of("first", "0"));
        }

        @Override
        public Model make(List<EmbeddedItem> items, Chosen chosen, long seed) {
            made++;
            return new Model() {
                @Override
                public String name() {
                    return "from-one-on";
                }

                @Override
                public void learn(EventLog log) {
                    log.read(0, event -> learned.add(id(event)));
                }

                @Override
                public Answer answer(Question question) {
                    question.history().forEach(event -> shown.add(id(event)));
                    double[] scores = new double[ITEMS];
                    for (int i = 0; i < ITEMS; i++) {
                        scores[i] = -Math.floorMod(i - chosen.whole("first"), ITEMS);
                    }
                    return Answer.of(scores);
                }
            };
        }
    }

    private static String id(LedgerEntry event) {
        return event.interaction().userId() + " " + event.interaction().eventId();
    }

    private ValidationBench bench(Protocol protocol) {
        return new ValidationBench(corpus, protocol, null, 200, "ndcg@10", 1, () -> 0);
    }

    private Tuning tuning(String question) {
        ObjectNode asked =
                new ObjectMapper().createObjectNode().put("dataset", "shop").put("protocol", question);
        return new Tuning(new FromOneOn(), bench(Protocol.TEMPORAL), new TrialLog(folder.resolve("trials"), asked));
    }

    private static void run(Tuning tuning, int trials, double minutes, LongSupplier clock) throws IOException {
        tuning.run(
                Search.Kind.RANDOM,
                1,
                new TuneRequest.Budget(trials, minutes),
                NOWHERE,
                task -> (done, all) -> {},
                clock,
                some -> {});
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void shouldSeeNothingOfTheTest(Protocol protocol) throws IOException {
        // Given
        Plan test = Plans.of(corpus, protocol, Part.TEST, Masking.NOTHING, Sampling.ALL);
        Set<String> forbidden = new HashSet<>();
        for (Request request : test.requests()) {
            forbidden.add(id(corpus.row(corpus.rowOf(request.user(), request.history()))));
        }
        assertThat(forbidden).hasSizeGreaterThan(15);

        // When
        ObjectNode question = new ObjectMapper().createObjectNode();
        Tuning tuning = new Tuning(new FromOneOn(), bench(protocol), new TrialLog(folder.resolve("trials"), question));
        run(tuning, 3, 1, () -> 0);
        tuning.difference(
                tuning.trials().get(1).chosen(),
                "defaults",
                tuning.trials().get(0).chosen());

        // Then
        assertThat(learned).isNotEmpty().doesNotContainAnyElementsOf(forbidden);
        assertThat(shown).isNotEmpty().doesNotContainAnyElementsOf(forbidden);
        assertThat(bench(protocol).plan().requests()).doesNotContainAnyElementsOf(test.requests());
    }

    @Test
    void shouldBeginWithTheDefaultsAndKeepTheBest() throws IOException {
        // Given
        Tuning tuning = tuning("temporal");
        List<Integer> found = new ArrayList<>();

        // When
        tuning.run(
                Search.Kind.RANDOM,
                1,
                new TuneRequest.Budget(25, 1),
                NOWHERE,
                task -> (done, all) -> {},
                () -> 0,
                some -> found.add(some.size()));

        // Then
        List<Trial> trials = tuning.trials();
        assertThat(trials).hasSize(25);
        assertThat(trials.get(0).chosen()).isEqualTo(new FromOneOn().defaults());
        assertThat(found).startsWith(1).endsWith(trials.indexOf(Trial.best(trials)) + 1);
        assertThat(made).as("nothing is tried twice").isEqualTo((int)
                trials.stream().map(Trial::chosen).distinct().count());
    }

    @Test
    void shouldGoOnAfterTheTrialsThatAreDone() throws IOException {
        // Given: six trials, and a line that was not finished
        Tuning whole = tuning("temporal");
        run(whole, 12, 1, () -> 0);
        List<String> lines = Files.readAllLines(folder.resolve("trials"));
        String torn =
                String.join("\n", lines.subList(0, 6)) + "\n" + lines.get(6).substring(0, 40);
        Files.writeString(folder.resolve("trials"), torn);
        made = 0;

        // When
        Tuning resumed = tuning("temporal");
        run(resumed, 12, 1, () -> 0);

        // Then
        assertThat(resumed.trials()).isEqualTo(whole.trials());
        assertThat(Files.readAllLines(folder.resolve("trials"))).isEqualTo(lines);
        assertThat(made).isLessThanOrEqualTo(6);
    }

    @Test
    void shouldRefuseTrialsOfAnotherQuestion() throws IOException {
        // Given
        run(tuning("temporal"), 2, 1, () -> 0);

        // Then
        assertThatThrownBy(() -> run(tuning("prequential"), 4, 1, () -> 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("trials of another question: protocol was \"temporal\", and is \"prequential\"");
    }

    @Test
    void shouldStopWhenTheMinutesAreOver() throws IOException {
        // Given: a clock that goes on by ten seconds with every look
        long[] now = {0};
        LongSupplier clock = () -> now[0] += 10_000_000_000L;

        // When
        Tuning tuning = tuning("temporal");
        run(tuning, 1000, 2, clock);

        // Then
        assertThat(tuning.trials()).hasSizeBetween(2, 8);
    }
}

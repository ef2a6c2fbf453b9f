package io.lethe.evaluation.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Request;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.evaluation.protocol.WatchedLog;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Search;
import io.lethe.evaluation.tune.Space;
import io.lethe.evaluation.tune.Trial;
import io.lethe.recommend.settings.SettingsDocument;
import io.lethe.recommend.settings.SettingsReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LetheFamilyTest {
    private final LetheFamily family = new LetheFamily(SettingsDocument.defaults(), true);

    private static SettingsDocument fixed(String text) {
        return new SettingsDocument(read(text).settings().withoutLearning());
    }

    private static SettingsDocument read(String text) {
        return ((SettingsReading.Sound) SettingsDocument.read(text)).document();
    }

    @Test
    void shouldTakeTheDefaultsFromTheDocument() {
        // Given
        SettingsDocument start = read("{kernel: positions(exponential(7)), mix: {text: 0.4}, cohesion: 0.3}");
        LetheFamily other = new LetheFamily(start, true);

        // Then
        assertThat(other.defaults().word("kernel")).isEqualTo("position");
        assertThat(other.defaults().real("kernel.events")).isEqualTo(7);
        assertThat(other.defaults().real("mix.text")).isEqualTo(0.4);
        assertThat(other.document(other.defaults())).isEqualTo(start);
        assertThat(other.document(other.defaults().with("cohesion", 0.2)))
                .isEqualTo(fixed("{kernel: positions(exponential(7)), mix: {text: 0.4}, cohesion: 0.2}"));
        assertThat(family.document(family.defaults())).isEqualTo(SettingsDocument.defaults());
    }

    @Test
    void shouldKeepAKernelOfAnotherFormAsAWord() {
        // Given
        SettingsDocument start = read("{kernel: 'gaussian(mean=30d, deviation=7d)', kernels: {view: step(3d)}}");
        LetheFamily other = new LetheFamily(start, true);

        // When
        SettingsDocument moved = other.document(other.defaults().with("diversity", 0.25));

        // Then
        assertThat(other.defaults().word("kernel")).isEqualTo("given");
        assertThat(moved.settings().interest()).isEqualTo(start.settings().interest());
        assertThat(moved.settings().diversity()).isEqualTo(0.25);
    }

    @Test
    void shouldMakeSettingsOfEverythingThatCanBeChosen() {
        // Given
        LetheFamily family = new LetheFamily(
                read("{types: {wave: {weight: 0}}}"),
                true,
                LetheFamily.freeNames(),
                Map.of("view", 9, "impression", 1, "return", 1, "tag", 1, "wave", 1, "poke", 1));
        Space space = new Space(family.space(), family.defaults());
        List<Trial> done = new ArrayList<>();
        done.add(new Trial(space.defaults(), new Interval(0, 0, 0), 0));

        for (int i = 0; i < 200; i++) {
            // When
            Chosen chosen = Search.Kind.RANDOM.through(space, 4).next(done);
            SettingsDocument document = family.document(chosen);
            done.add(new Trial(chosen, new Interval(0, 0, 0), 0));

            // Then
            assertThat(read(document.yaml())).isEqualTo(document);
            assertThat(new LetheFamily(document, true).defaults().word("kernel"))
                    .isEqualTo(chosen.word("kernel"));
        }
    }

    @Test
    void shouldAnswerTheSameFromSharedSignals() {
        // Given
        Random random = new Random(6);
        SmallShop shop = new SmallShop(40);
        for (int i = 0; i < 600; i++) {
            shop.bought("u" + random.nextInt(10), random.nextInt(40), random.nextInt(1000) / 10.0, i);
        }
        Corpus corpus = shop.corpus();
        Plan plan = Plans.of(corpus, Protocol.TEMPORAL, Part.VALIDATION, Masking.HISTORY, Sampling.ALL);
        Chosen chosen = family.defaults().with("kernel", "position").with("mix.trend", 0.5);
        LetheFamily alone = new LetheFamily(SettingsDocument.defaults(), false);

        // When
        List<List<Integer>> first = answers(family.make(shop.items(), family.defaults(), 1), plan);
        List<List<Integer>> shared = answers(family.make(shop.items(), chosen, 1), plan);
        List<List<Integer>> own = answers(alone.make(shop.items(), chosen, 1), plan);

        // Then
        assertThat(shared).isNotEmpty().isEqualTo(own).isNotEqualTo(first);
    }

    @Test
    void shouldWeighOnlyTypesThatOccurInOneOfThem() {
        // Given
        SettingsDocument start = read("{weights: {purchase: 0.02, hide: -400}, types: {wave: {weight: -0.5}}}");
        Map<String, Integer> counts = Map.of("view", 5, "purchase", 9, "hide", 1, "wave", 2, "poke", 9, "cart", 0);
        LetheFamily some = new LetheFamily(start, true, List.of("weights"), counts);

        // When
        SettingsDocument moved = some.document(some.defaults()
                .with("weights.view", 0.25)
                .with("weights.hide", 0.0)
                .with("types.wave.weight", -7.5));

        // Then: of the most frequent types the first by name is the unit
        assertThat(some.weights().unit()).contains("poke");
        assertThat(some.space())
                .extracting(Parameter::name)
                .containsExactly("weights.hide", "weights.purchase", "weights.view", "types.wave.weight");
        assertThat(some.defaults().values())
                .containsEntry("weights.purchase", "0.02")
                .containsEntry("types.wave.weight", "-0.5");
        assertThat(moved)
                .isEqualTo(fixed("{weights: {purchase: 0.02, hide: 0, view: 0.25}, types: {wave: {weight: -7.5}}}"));
        assertThat(some.document(some.defaults())).isEqualTo(start);
    }

    @Test
    void shouldAddATypeThatOccursAndThatSettingsDoNotKnow() {
        // Given
        Map<String, Integer> counts = Map.of("purchase", 9, "wave", 2);
        LetheFamily some = new LetheFamily(SettingsDocument.defaults(), true, List.of("weights"), counts);

        // When
        SettingsDocument moved = some.document(some.defaults().with("types.wave.weight", 2.5));

        // Then
        assertThat(some.defaults().real("types.wave.weight")).isEqualTo(1);
        assertThat(moved).isEqualTo(fixed("{types: {wave: {weight: 2.5, polarity: positive}}}"));
        assertThat(read(moved.yaml())).isEqualTo(moved);
    }

    @Test
    void shouldAnswerByOtherWeightsFromSharedSignalsAsFromItsOwn() {
        // Given: much is viewed, and something else is bought
        Random random = new Random(7);
        SmallShop shop = new SmallShop(40);
        for (int i = 0; i < 600; i++) {
            String type = i % 5 == 0 ? "purchase" : i % 7 == 0 ? "hide" : "view";
            int item = i % 5 == 0 ? random.nextInt(20) : 20 + random.nextInt(20);
            shop.did(type, "u" + random.nextInt(10), item, random.nextInt(1000) / 10.0, i);
        }
        Plan plan = Plans.of(shop.corpus(), Protocol.TEMPORAL, Part.VALIDATION, Masking.NOTHING, Sampling.ALL);
        SettingsDocument popular = fixed("{mix: {trend: 1, interest: 1}}");
        LetheFamily sharing = new LetheFamily(popular, true, List.of("weights"), plan.types());
        LetheFamily alone = new LetheFamily(popular, false, List.of("weights"), plan.types());
        List<List<Integer>> first = answers(sharing.make(shop.items(), sharing.defaults(), 1), plan);

        // Then
        assertThat(sharing.space()).extracting(Parameter::name).containsExactly("weights.hide", "weights.purchase");
        for (Chosen chosen : List.of(
                sharing.defaults().with("weights.purchase", 50.0),
                sharing.defaults().with("weights.hide", 0.0))) {
            assertThat(answers(sharing.make(shop.items(), chosen, 1), plan))
                    .as(chosen.toString())
                    .isNotEmpty()
                    .isEqualTo(answers(alone.make(shop.items(), chosen, 1), plan))
                    .isNotEqualTo(first);
        }
        assertThat(answers(sharing.make(shop.items(), sharing.defaults(), 1), plan))
                .isEqualTo(first);
    }

    @Test
    void shouldRankTheSameWhenAllWeightsAreMultipliedTogether() {
        // Given: nothing else that is stated in weights of events
        Random random = new Random(8);
        SmallShop shop = new SmallShop(40);
        for (int i = 0; i < 600; i++) {
            String type = i % 5 == 0 ? "purchase" : i % 7 == 0 ? "skip" : "view";
            shop.did(type, "u" + random.nextInt(10), random.nextInt(40), random.nextInt(1000) / 10.0, i);
        }
        Plan plan = Plans.of(shop.corpus(), Protocol.TEMPORAL, Part.VALIDATION, Masking.NOTHING, Sampling.ALL);
        String rest = "mix: {trend: 1, interest: 1}, suppression: {threshold: 0}, revival: {boost: 0}, steering: 0";
        SettingsDocument usual = fixed("{" + rest + "}");
        SettingsDocument eightfold = fixed("{weights: {purchase: 40, view: 8, skip: -8}, " + rest + "}");

        // Then
        assertThat(answers(new LetheFamily(eightfold, false).make(shop.items(), eightfold.settings()), plan))
                .isNotEmpty()
                .isEqualTo(answers(new LetheFamily(usual, false).make(shop.items(), usual.settings()), plan));
    }

    @Test
    void shouldLeaveAloneWhatIsNotFree() {
        // Given
        LetheFamily words = new LetheFamily(SettingsDocument.defaults(), true, List.of("mix.words"));
        LetheFamily kernel = new LetheFamily(SettingsDocument.defaults(), true, List.of("kernel"));

        // Then
        assertThat(words.space()).extracting(Parameter::name).containsExactly("mix.words");
        assertThat(words.document(words.defaults().with("mix.words", 0.5))).isEqualTo(fixed("{mix: {words: 0.5}}"));
        assertThat(kernel.space())
                .extracting(Parameter::name)
                .containsExactly("kernel", "kernel.days", "kernel.events");
        assertThat(kernel.document(kernel.defaults().with("kernel", "position").with("kernel.events", 3)))
                .isEqualTo(fixed("{kernel: positions(exponential(3))}"));
    }

    @Test
    void shouldKnowWhichHalfLivesMatter() {
        // Given
        Chosen clock = family.defaults().with("kernel", "clock");
        Chosen both = family.defaults().with("kernel", "both");

        // Then
        assertThat(family.essence(clock.with("kernel.events", 3))).isEqualTo(family.essence(clock));
        assertThat(family.essence(clock.with("kernel.days", 3))).isNotEqualTo(family.essence(clock));
        assertThat(family.essence(both.with("kernel.events", 3))).isNotEqualTo(family.essence(both));
        assertThat(family.document(clock.with("kernel.events", 3))).isEqualTo(family.document(clock));
    }

    @Test
    void shouldChooseWhetherThingsComeBack() {
        // Given: a shop where everybody buys the same four things over and over
        SmallShop shop = new SmallShop(40);
        for (int i = 0; i < 600; i++) {
            shop.bought("u" + i % 10, i % 10 * 4 + i / 10 % 4, i / 6.0, i);
        }
        Plan plan = Plans.of(shop.corpus(), Protocol.TEMPORAL, Part.VALIDATION, Masking.NOTHING, Sampling.ALL);

        // When
        Chosen all = family.defaults().with("repeat.threshold", 0.0);
        Chosen none = family.defaults().with("repeat.threshold", 1.0);

        // Then
        assertThat(hits(family.make(shop.items(), all, 1), plan)).isGreaterThan(0.5);
        assertThat(hits(family.make(shop.items(), none, 1), plan)).isZero();
    }

    @Test
    void shouldNotTuneWhatIsOfMaskedItemsAlone() {
        // Given: a shop with repeats, whose known items are masked
        Random random = new Random(6);
        SmallShop shop = new SmallShop(40);
        for (int i = 0; i < 600; i++) {
            shop.bought("u" + random.nextInt(10), random.nextInt(40), random.nextInt(1000) / 10.0, i);
        }
        Plan masked = Plans.of(shop.corpus(), Protocol.LEAVE_ONE_OUT, Part.VALIDATION, null, Sampling.ALL);
        LetheFamily fixed = new LetheFamily(fixed("{}"), true);
        Chosen other = fixed.defaults();
        for (String name : LetheFamily.idleNames(Masking.HISTORY)) {
            other = other.with(name, 1.0);
        }

        // Then
        assertThat(LetheFamily.idleNames(Masking.NOTHING)).isEmpty();
        assertThat(LetheFamily.idleNames(Masking.HISTORY))
                .containsExactly("mix.habit", "mix.repeat", "repeat.threshold");
        for (String metric : Evaluation.metrics()) {
            assertThat(column(fixed.make(shop.items(), other, 1), masked, metric))
                    .as(metric)
                    .isEqualTo(column(fixed.make(shop.items(), fixed.defaults(), 1), masked, metric));
        }
    }

    private static double[] column(Model model, Plan plan, String metric) {
        return new Evaluation(plan, new Negatives(0, 1), 1, 1, () -> 0)
                .run(model, (done, all) -> {})
                .column(metric);
    }

    private static double hits(Model model, Plan plan) {
        return new Evaluation(plan, new Negatives(0, 1), 1, 1, () -> 0)
                .run(model, (done, all) -> {})
                .mean("hr@10");
    }

    private static List<List<Integer>> answers(Model model, Plan plan) {
        WatchedLog log = new WatchedLog(plan, "lethe");
        List<List<Integer>> answers = new ArrayList<>();
        for (Request request : plan.requests()) {
            log.openUntil(request.known());
            model.learn(log);
            answers.add(model.answer(new Question(
                            plan.corpus(), request, new Negatives(0, 1).candidates(plan, request), false, 10))
                    .list());
        }
        return answers;
    }
}

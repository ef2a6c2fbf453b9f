package io.lethe.recommend.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.interest.decay.ByClock;
import io.lethe.interest.decay.ByType;
import io.lethe.interest.decay.CurveFamily;
import io.lethe.interest.decay.Exponential;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.decay.KernelExpression;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.settings.SettingsReading.Faulty;
import io.lethe.recommend.settings.SettingsReading.Sound;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsDocumentTest {
    private static final double DAY = 86_400;

    @Test
    void shouldReadBackWhatItWritesWhateverTheSettings() throws Exception {
        // Given
        RandomSettings random = new RandomSettings(20_261_122);
        for (int i = 0; i < 500; i++) {
            SettingsDocument document = new SettingsDocument(random.next());

            // When
            SettingsDocument fromJson = sound(document.json());
            SettingsDocument fromYaml = sound(document.yaml());
            String pretty = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document.tree());
            SettingsDocument fromTabs = sound(pretty.replace("  ", "\t"));

            // Then
            assertThat(fromJson).isEqualTo(document).isEqualTo(fromYaml).isEqualTo(fromTabs);
            assertThat(fromJson.json()).isEqualTo(document.json());
            assertThat(fromJson.version()).isEqualTo(document.version()).matches("[0-9a-f]{12}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "# nothing\n{}", "weights:\nmix:\n", "kernel: null", "{\"version\":\"abc\"}"})
    void shouldGiveDefaultsToWhatIsLeftOut(String text) {
        assertThat(sound(text)).isEqualTo(SettingsDocument.defaults());
    }

    @Test
    void shouldReadItsOwnCommentedDefaults() {
        // When
        String text = SettingsDocument.commentedDefaults();

        // Then
        assertThat(sound(text)).isEqualTo(SettingsDocument.defaults());
        assertThat(text)
                .contains("# types: {wave: {weight: 1.5, polarity: positive}}")
                .contains("\n  priorGap: ");
    }

    @Test
    void shouldReadAWholeDocument() {
        // When
        RankingSettings settings = sound("""
                # a music service
                kernel: 0.7*exponential(7d) + 0.3*exponential(52w)
                kernels:
                  purchase: gaussian(mean=30d, deviation=7d)
                  wave: linear
                forgetting: {adaption: 0, visit: 0}
                types:
                  wave: {weight: 1.5, polarity: positive}
                  snub: {weight: -2}
                weights: {skip: -3}
                shaping:
                  dwell: {scale: 1m}
                suppression:
                  halfLife: P30D
                diversity: .25
                """).settings();

        // Then
        ByType kernel = (ByType) settings.interest().kernel();
        assertThat(kernel.otherwise()).isEqualTo(KernelExpression.parse("0.7*exponential(7d) + 0.3*exponential(52w)"));
        assertThat(kernel.of("purchase")).isEqualTo(KernelExpression.parse("gaussian(mean=30d, deviation=7d)"));
        assertThat(kernel.of("wave"))
                .isEqualTo(new ByClock(CurveFamily.LINEAR.ofHalfLife(
                        kernel.otherwise().halfLifeSeconds("").orElseThrow())));
        assertThat(settings.interest().forgetting().adaption()).isZero();
        assertThat(settings.interest().forgetting().visitSeconds()).isZero();
        assertThat(settings.interest().weights().of("wave")).isEqualTo(1.5);
        assertThat(settings.interest().weights().of("snub")).isEqualTo(-2);
        assertThat(settings.interest().weights().of("skip")).isEqualTo(-3);
        assertThat(settings.interest().weights().of("hide")).isEqualTo(-4);
        assertThat(settings.interest().weights().shaping().dwell().scale()).isEqualTo(60);
        assertThat(settings.suppression().halfLifeSeconds()).isEqualTo(30 * DAY);
        assertThat(settings.diversity()).isEqualTo(0.25);
    }

    @Test
    void shouldReadDocumentsOfEarlierVersions() {
        // Given
        String put = "{\"halfLife\":\"7d\",\"weights\":{\"view\":0.5},\"mix\":{\"trend\":0.05}}";
        String onTheTopic = "{\"kernel\":\"exponential\",\"halfLifeSeconds\":604800.0,\"cohesion\":0.3,"
                + "\"weights\":{\"view\":1.0,\"wave\":2.0}}";

        // When
        InterestSettings fromPut = sound(put).settings().interest();
        InterestSettings fromTopic = ((Sound) SettingsDocument.readStored(onTheTopic))
                .document()
                .settings()
                .interest();

        // Then
        assertThat(fromPut.kernel()).isEqualTo(Kernel.ofHalfLife(7 * DAY));
        assertThat(fromPut.weights().of("view")).isEqualTo(0.5);
        assertThat(fromTopic.kernel()).isEqualTo(Kernel.ofHalfLife(7 * DAY));
        assertThat(fromTopic.weights().of("wave")).isEqualTo(2);
        assertThat(faulty(onTheTopic)).extracting(SettingsError::field).containsExactly("weights.wave");
    }

    @Test
    void shouldHoldNumbersOfTheMixInOneOrder() {
        // When
        SettingsDocument held = sound("learning: {mix: false, hold: [historyPower, text, text]}");

        // Then
        assertThat(held.settings().learning().mix()).isFalse();
        assertThat(held.settings().learning().hold()).containsExactly(MixNumber.TEXT, MixNumber.HISTORY_POWER);
        assertThat(held.tree().path("learning")).hasToString("{\"mix\":false,\"hold\":[\"text\",\"historyPower\"]}");
        assertThat(sound("learning: {hold: [text]}").settings().learning().mix())
                .as("what is left out")
                .isTrue();
    }

    @Test
    void shouldNameTheNumbersThatCanBeHeld() {
        // When
        JsonNode names = SettingsSchema.withDefaults().at("/properties/learning/properties/hold/items");

        // Then
        List<String> learned = Arrays.stream(MixNumber.values())
                .filter(MixNumber::isLearned)
                .map(MixNumber::code)
                .toList();
        assertThat(names.path("enum")).extracting(JsonNode::asText).containsExactlyElementsOf(learned);
        assertThat(names.path("title").asText()).isEqualTo("one of " + String.join(", ", learned));
    }

    @Test
    void shouldStretchTheKernelToAHalfLife() {
        // When
        Kernel named =
                sound("{kernel: tanh, halfLife: 10d}").settings().interest().kernel();
        Kernel written = sound("{kernel: 'exponential(1d) * positions(exponential(20))', halfLife: 10d}")
                .settings()
                .interest()
                .kernel();
        Kernel byType = sound("{kernels: {view: exponential(1d)}, halfLife: 10d}")
                .settings()
                .interest()
                .kernel();

        // Then
        assertThat(named.halfLifeSeconds("").orElseThrow())
                .isCloseTo(10 * DAY, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(written).isEqualTo(KernelExpression.parse("exponential(10d) * positions(exponential(20))"));
        assertThat(byType)
                .isEqualTo(new ByType(
                        Kernel.ofHalfLife(10 * DAY), new TreeMap<>(Map.of("view", new ByClock(new Exponential(DAY))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "colour: 1|1|colour|there is no such setting; there are kernel",
                "halflife: 7d|1|halflife|there is no such setting; did you mean halfLife?",
                "mix:\\n  tend: 1|2|mix.tend|did you mean trend?",
                "weights: {purchse: 5}|1|weights.purchse|there is no such type of event; did you mean purchase?",
                "weights: {view: much}|1|weights.view|is a number from -1000 to 1000, not 'much'",
                "weights: {view: yes}|1|weights.view|is a number from -1000 to 1000, not 'yes'",
                "a: 1\\ncohesion: 2|2|cohesion|is a number from -1 to 1, not 2",
                "halfLife: soon|1|halfLife|is a length of time above 0, like 30d, not 'soon'",
                "halfLife: -1|1|halfLife|is a length of time above 0, like 30d, not -1",
                "halfLife: 0d|1|halfLife|is a length of time above 0",
                "halfLife: PT|1|halfLife|a length of time is like 7d",
                "halfLife: 4000000000000d|1|halfLife|from 0 to a thousand years",
                "halfLife: 1d\\nhalfLifeSeconds: 5|2|halfLifeSeconds|is there beside halfLife",
                "kernel: exponential(2d)\\nhalfLifeSeconds: 5|2|halfLifeSeconds|the half-life of kernel is 172800",
                "kernel: positions(exponential(3))\\nhalfLife: 1d|2|halfLife|does not age by the clock",
                "kernel: exponentail|1|kernel|there should be one of exponential",
                "kernel: exponential(30x)|1|kernel|at character 15, a unit is one of",
                "kernel: [1]|1|kernel|is a kernel like exponential(30d), or the name of a family of curves, not a list",
                "kernels:\\n  veiw: tanh|2|kernels.veiw|did you mean view?",
                "revival: {faded: 0.5, back: 0.4}|1|revival.back|back is a share above faded",
                "revival: {events: 1.5}|1|revival.events|is a whole number from 1 to 1000, not 1.5",
                "shaping:\\n  progress:\\n    penalty: 500|2|shaping.progress|progress has to count for something",
                "types: {Wave: {weight: 1}}|1|types.Wave|is no name of a type",
                "types: {view: {weight: 1}}|1|types.view|is a built-in type; its weight is set under weights",
                "types: {wave: {}}|1|types.wave.weight|is missing",
                "types:\\n  wave:\\n    polarity: negative\\n    weight: 2|4|types.wave.weight|is 2, whose sign does not fit negative",
                "types: {wave: {weight: 2, polarity: sideways}}|1|types.wave.polarity|is positive or negative, not 'sideways'",
                "types: {wave: {weight: 1}}\\nweights: {wave: 2}|2|weights.wave|has its weight under types",
                "diversity: 0\\ncohesion: 0\\ndiversity: 1|3|diversity|is there twice, first in line 1",
                "{\"mix\": {\"trend\": 1,\\n \"trend\": 2}}|2|mix.trend|is there twice, first in line 1",
                "mix: &m {trend: 1}\\nweights: *m|2|weights|is an alias",
                "mix: !!python/object {}|1|``|Global tag is not allowed",
                "mix: !mine {}|1|mix|tags are not taken",
                "repeat: {policy: sometimes}|1|repeat.policy|is auto, never, allow, or after and a length of time, like after 30d, not 'sometimes'",
                "repeat: {types: {purchase: after soon}}|1|repeat.types.purchase|is auto, never, allow, or after",
                "repeat: {types: {purchase: after 0d}}|1|repeat.types.purchase|after more than 0 seconds",
                "repeat:\\n  types:\\n    purchse: never|3|repeat.types.purchse|did you mean purchase?",
                "repeat: {threshold: 2}|1|repeat.threshold|is a share from 0 to 1, not 2",
                "repeat: {strength: 0}|1|repeat.strength|is a number of choices above 0",
                "learning:\\n  mix: maybe|2|learning.mix|is true or false, not 'maybe'",
                "learning:\\n  hold: [text, txt]|2|learning.hold.1|is one of neighbour, interest, text, words",
                "learning: {hold: [repeat]}|1|learning.hold.0|historyPower, historyDays, trendEvents, steering, not 'repeat'",
                "learning: {hold: text}|1|learning.hold|is a list of numbers of mix, like [text, historyPower], not 'text'",
                "learning: {hold: [[text]]}|1|learning.hold.0|not a list",
                "learning: {held: []}|1|learning.held|did you mean hold?",
                "exploration: 2|1|exploration|is a number from 0 to 1, not 2",
                "diversity: 1e999|1|diversity|is too large a number",
                "`[]`|1|``|settings are an object of fields, not a list",
                "`{`|1|``|this is neither YAML nor JSON",
                "a: b: c|1|``|this is neither YAML nor JSON",
                "# nothing|1|``|the document is empty"
            })
    void shouldSayWhereAndWhy(String text, int line, String field, String reason) {
        // When
        List<SettingsError> errors = faulty(text.replace("\\n", "\n"));

        // Then
        assertThat(errors).anySatisfy(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.line()).isEqualTo(line);
            assertThat(error.reason()).contains(reason == null ? "" : reason);
        });
        assertThat(errors).extracting(SettingsError::field).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellAllErrorsAtOnceInTheOrderOfLines() {
        // When
        List<SettingsError> errors = faulty("""
                kernel: exponential(
                mixx: {}
                weights:
                  view: lots
                revival:
                  faded: 2
                suppression: {halfLife: never}
                """);

        // Then
        assertThat(errors)
                .extracting(error -> error.in("s.yaml").replaceAll(": [^:]*$", ""))
                .containsExactly(
                        "s.yaml:1: kernel: 'exponential(' is no kernel",
                        "s.yaml:2: mixx",
                        "s.yaml:4: weights.view",
                        "s.yaml:6: revival.faded",
                        "s.yaml:7: suppression.halfLife");
    }

    private static SettingsDocument sound(String text) {
        SettingsReading reading = SettingsDocument.read(text);
        assertThat(reading).as(text).isInstanceOf(Sound.class);
        return ((Sound) reading).document();
    }

    private static List<SettingsError> faulty(String text) {
        SettingsReading reading = SettingsDocument.read(text);
        assertThat(reading).as(text).isInstanceOf(Faulty.class);
        return ((Faulty) reading).errors();
    }
}

package io.lethe.evaluation.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.prediction.PredictionStudy.Case;
import io.lethe.evaluation.prediction.PredictionStudy.Star;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Request;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.protocol.WatchedLog;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatingModelTest {
    private static final long DAY = 86_400_000L;
    private static final List<String> IDS = List.of("i0", "i1", "i2", "i3");

    private final List<LedgerEntry> events = new ArrayList<>();

    private RatingModelTest rated(String user, int item, double stars, int day) {
        Interaction event = Interaction.of("default", user, "", "i" + item, "rating", 1_600_000_000_000L + day * DAY)
                .withValue(stars);
        events.add(new LedgerEntry(EmbeddedInteraction.withoutText(event.withEventId(EventIds.fromContent(event)))));
        return this;
    }

    private Plan plan() {
        List<EmbeddedItem> items = new ArrayList<>();
        for (String id : IDS) {
            float[] vector = {0.1f, 0.1f, 0.1f, 0.1f};
            vector[items.size()] = 1;
            items.add(new EmbeddedItem(
                    Item.of("default", id, id, ""), Embedding.normalized(vector), new ModelId("by-hand")));
        }
        return Plans.of(new Corpus("ratings", items, events), Protocol.TEMPORAL, Part.TEST, null, Sampling.ALL);
    }

    /** Three days of learning, and on the hundredth ben's rating of the item that anna rated 5 and carl 4. */
    private Plan three() {
        rated("anna", 0, 5, 0).rated("anna", 1, 2, 1).rated("ben", 1, 3, 2).rated("carl", 0, 4, 3);
        return rated("ben", 0, 4.5, 100).plan();
    }

    private static double rating(Plan plan, RatingModel model) {
        WatchedLog log = new WatchedLog(plan, model.name());
        Request request = plan.requests().get(0);
        log.openUntil(request.known());
        model.learn(log);
        log.check();
        return model.rating(new Question(plan.corpus(), request, new BitSet(), true, 1), 0);
    }

    @Test
    void shouldPredictByMeans() {
        // Given: μ = 3.5; item 0 is 1 above it, item 1 is 1 below; ben's one rating is ½ below μ
        Plan plan = three();
        double none = MeanRating.NOT_AT_ALL;

        // Then
        assertThat(rating(plan, new MeanRating("all", IDS, none, none))).isCloseTo(3.5, within(1e-9));
        assertThat(rating(plan, new MeanRating("item", IDS, 1, none))).isCloseTo(3.5 + 2 / 3.0, within(1e-9));
        assertThat(rating(plan, new MeanRating("user", IDS, none, 1))).isCloseTo(3.5 - 0.25, within(1e-9));
        assertThat(rating(plan, new MeanRating("both", IDS, 1, 1)))
                .isCloseTo(3.5 + 2 / 3.0 + (-0.5 + 2 / 3.0) / 2, within(1e-9));
    }

    @Test
    void shouldLeaveUnlikeItemsOut() {
        // Given: anna alone rated both, on opposite sides of what she would
        Plan plan = three();

        // Then
        assertThat(rating(plan, new ItemKnnRating(IDS, 1, 1, 10)))
                .isCloseTo(rating(plan, new MeanRating("both", IDS, 1, 1)), within(1e-9));
    }

    @Test
    void shouldAskForWhatWasHeldOut() {
        // Given
        PredictionStudy study = new PredictionStudy(three(), 1);
        List<Star> stars = new ArrayList<>();
        List<Case> cases = new ArrayList<>();

        // When
        study.ask(RankingSettings.defaults(), (done, all) -> {}, stars, cases);

        // Then
        assertThat(stars).singleElement().satisfies(star -> {
            assertThat(star.actual()).isEqualTo(4.5);
            assertThat(star.predicted()).isBetween(0.5, 5.0);
        });
        assertThat(cases).extracting(Case::happened).containsExactly(true, false);
        assertThat(cases.get(0).popularity()).isEqualTo(2);
        assertThat(cases.get(1).popularity()).isZero();
    }
}

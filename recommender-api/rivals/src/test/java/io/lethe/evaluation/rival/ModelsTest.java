package io.lethe.evaluation.rival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.model.Answer;
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
import io.lethe.recommend.parameter.RankingSettings;
import org.junit.jupiter.api.Test;

class ModelsTest {
    private static final double CLOSE = 1e-9;
    private static final double BUT_FOR_TIES = 1e-5;

    /** Before day 90: i0 and i1 bought by anna and ben, i2 by ben and carl, i3 by carl alone. Anna buys i4 then. */
    private final SmallShop shop = new SmallShop(6)
            .bought("anna", 0, 0)
            .bought("ben", 0, 10)
            .bought("ben", 1, 20)
            .bought("ben", 2, 25)
            .bought("carl", 2, 30)
            .bought("carl", 3, 60)
            .bought("anna", 1, 80)
            .bought("anna", 4, 100);

    private Answer answer(String name) {
        Corpus corpus = shop.corpus();
        Plan plan = Plans.of(corpus, Protocol.TEMPORAL, Part.TEST, Masking.HISTORY, Sampling.ALL);
        Model model = Models.of(name, shop.items(), RankingSettings.defaults(), 1);
        assertThat(model.name()).isEqualTo(name);
        Request request = plan.requests().get(0);
        WatchedLog log = new WatchedLog(plan, name);
        log.openUntil(request.known());
        model.learn(log);
        return model.answer(new Question(corpus, request, new Negatives(0, 1).candidates(plan, request), false, 10));
    }

    @Test
    void shouldCountWhatWasChosen() {
        // When
        Answer answer = answer("popularity");

        // Then
        assertThat(answer.score(0)).isEqualTo(2);
        assertThat(answer.score(2)).isEqualTo(2);
        assertThat(answer.score(3)).isEqualTo(1);
        assertThat(answer.score(4)).isZero();
    }

    @Test
    void shouldForgetWhatWasPopularLongAgo() {
        // When
        Answer answer = answer("decayed-popularity");

        // Then: on day 100, with a half-life of 30 days
        assertThat(answer.score(0)).isCloseTo(Math.pow(2, -100 / 30.0) + Math.pow(2, -90 / 30.0), within(CLOSE));
        assertThat(answer.score(3)).isCloseTo(Math.pow(2, -40 / 30.0), within(CLOSE));
        assertThat(answer.score(5)).isZero();
    }

    @Test
    void shouldCountWhatComesLaterAsJustNow() {
        // Given
        SmallShop later = new SmallShop(6)
                .bought("anna", 0, 0)
                .bought("anna", 1, 30)
                .bought("anna", 2, 60)
                .bought("ben", 5, 0)
                .bought("ben", 5, 90);
        Corpus corpus = later.corpus();
        Plan plan = Plans.of(corpus, Protocol.LEAVE_ONE_OUT, Part.TEST, null, Sampling.ALL);
        Model model = Models.of("decayed-popularity", later.items(), RankingSettings.defaults(), 1);
        WatchedLog log = new WatchedLog(plan, "test");
        log.openUntil(corpus.size());
        model.learn(log);
        Request request = plan.requests().get(0);

        // When
        Answer answer =
                model.answer(new Question(corpus, request, new Negatives(0, 1).candidates(plan, request), false, 10));

        // Then: on day 30 the event of day 0 counts a half, that of day 90 one
        assertThat(answer.score(5)).isCloseTo(1.5, within(CLOSE));
    }

    /**
     * With {i0, i1} as history: i2 has ben in common with either, of 2 and 2 users: (1 + 2^(−1/1000)) · 1/(2 + 10).
     * i3 has nobody in common.
     */
    @Test
    void shouldFindNeighboursByCommonUsers() {
        // When
        Answer answer = answer("item-knn");

        // Then
        double far = Math.pow(2, -1 / 1000.0);
        assertThat(answer.score(2)).isCloseTo((1 + far) / 12, within(BUT_FOR_TIES));
        assertThat(answer.score(3)).isCloseTo(0, within(BUT_FOR_TIES));
        assertThat(answer.score(0)).isCloseTo(2 / 12.0, within(BUT_FOR_TIES));
        assertThat(answer.score(1)).isCloseTo(2 * far / 12, within(BUT_FOR_TIES));
    }

    @Test
    void shouldGoByTheTextOfTheLastItem() {
        // When
        Answer answer = answer("last-text");

        // Then
        for (int item = 0; item < 6; item++) {
            assertThat(answer.score(item))
                    .isCloseTo(
                            shop.items()
                                    .get(1)
                                    .embedding()
                                    .cosine(shop.items().get(item).embedding()),
                            within(0.01));
        }
    }

    @Test
    void shouldNameTheModelsThereAre() {
        assertThatThrownBy(() -> Models.of("lehte", shop.items(), RankingSettings.defaults(), 1))
                .hasMessageContaining("lehte")
                .hasMessageContaining("item-knn");
    }
}

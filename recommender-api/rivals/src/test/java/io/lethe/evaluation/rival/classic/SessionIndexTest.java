package io.lethe.evaluation.rival.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.evaluation.rival.classic.SessionKnn.Setting;
import io.lethe.evaluation.rival.classic.VectorWeighing.Position;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SessionIndexTest {
    /** Popularity breaks ties by a millionth. */
    private static final Offset<Double> CLOSE = within(1e-5);

    private static final double LN_FOUR_THIRDS = Math.log(4 / 3.0);

    /** Anna comes with i0 and, 80 days later, i1. Asked on day 100. */
    private final SmallShop shop = new SmallShop(6)
            .bought("anna", 0, 0)
            .bought("ben", 0, 10)
            .bought("ben", 1, 20)
            .bought("ben", 2, 25)
            .bought("eva", 0, 50)
            .bought("eva", 5, 55)
            .bought("flo", 3, 60)
            .bought("anna", 1, 80)
            .bought("anna", 4, 100);

    private double[] scores(long pause, int sample, int neighbours, double repeats, SessionKnn.Weighing weighing) {
        Setting setting = new Setting(pause, sample, neighbours, repeats, 1);
        return new Asking(shop).scores(new SessionKnn("test", new ItemNumbers(shop.items()), setting, weighing));
    }

    private double[] vector(int sample, int neighbours, boolean cosine, double idf) {
        return scores(
                SessionIndex.WHOLE_USER,
                sample,
                neighbours,
                0,
                new VectorWeighing(Position.SHARE, Position.DIV, cosine, idf));
    }

    /**
     * i1 weighs 1 and i0 1/2. Ben has both, the newest among them: 1.5/2. Eva has i0, one step back, which decays by
     * 1/2: 0.5/2 · 1/2.
     */
    @Test
    void shouldMultiplyVectors() {
        assertThat(vector(10, 10, false, 0))
                .containsExactly(new double[] {0.75 + 0.125, 0.75, 0.75, 0, 0, 0.125}, CLOSE);
    }

    @Test
    void shouldGoByTheCosine() {
        // When
        double[] scores = vector(10, 10, true, 0);

        // Then
        assertThat(scores[2]).isCloseTo(1.5 / Math.sqrt(1.25 * 3), CLOSE);
        assertThat(scores[5]).isCloseTo(0.5 / Math.sqrt(1.25 * 2) / 2, CLOSE);
    }

    /** Of four sessions three have i0, two i1, one i2. */
    @Test
    void shouldLetRareItemsCountMore() {
        // When
        double[] scores = vector(10, 10, false, 2);

        // Then
        assertThat(scores[0]).isCloseTo(0.875 * (1 + 2 * LN_FOUR_THIRDS), CLOSE);
        assertThat(scores[1]).isCloseTo(0.75 * (1 + 2 * Math.log(2)), CLOSE);
        assertThat(scores[2]).isCloseTo(0.75 * (1 + 2 * Math.log(4)), CLOSE);
    }

    @Test
    void shouldLookAtTheSessionsThatEndedLast() {
        // When
        double[] scores = vector(1, 10, false, 0);

        // Then: eva's, though ben's is nearer
        assertThat(scores).containsExactly(new double[] {0.125, 0, 0, 0, 0, 0.125}, CLOSE);
    }

    @Test
    void shouldCountTheNearestSessionsAlone() {
        // When
        double[] scores = vector(10, 1, false, 0);

        // Then
        assertThat(scores).containsExactly(new double[] {0.75, 0.75, 0.75, 0, 0, 0}, CLOSE);
    }

    /**
     * With pauses of six days at most ben's session with i1 has i2 as well, and his i0 is another one; anna's current
     * one is i1 alone.
     */
    @Test
    void shouldCutUsersIntoSessions() {
        // When
        double[] scores =
                scores(6 * SmallShop.DAY, 10, 10, 0, new VectorWeighing(Position.SHARE, Position.DIV, false, 0));

        // Then
        assertThat(scores).containsExactly(new double[] {0, 1, 1, 0, 0, 0}, CLOSE);
    }

    /** The largest score is i0's, 0.875; anna's own are 1 of i1 and 1/2 of i0, her earlier session included. */
    @Test
    void shouldRemindOfAllTheHistory() {
        // When
        double[] whole =
                scores(SessionIndex.WHOLE_USER, 10, 10, 1, new VectorWeighing(Position.SHARE, Position.DIV, false, 0));
        double[] cut = scores(6 * SmallShop.DAY, 10, 10, 1, new VectorWeighing(Position.SHARE, Position.DIV, false, 0));

        // Then
        assertThat(whole[1]).isCloseTo(0.75 + 0.875, CLOSE);
        assertThat(whole[0]).isCloseTo(1.5 * 0.875, CLOSE);
        assertThat(cut[0]).isCloseTo(0.5, CLOSE);
    }

    /**
     * λ1 = 2 steps, λ2 = 100 days, λ3 = 1 place. Ben's ended 75 days ago, his newest common item is his second;
     * eva's 45, her first.
     */
    @Test
    void shouldDecayInThreeWays() {
        // When
        double[] scores = scores(SessionIndex.WHOLE_USER, 10, 10, 0, new StanWeighing(2, 100.0 * SmallShop.DAY, 1));

        // Then
        double ben = (1 + Math.exp(-0.5)) / Math.sqrt(6) * Math.exp(-0.75);
        double eva = Math.exp(-0.5) / 2 * Math.exp(-0.45);
        double next = Math.exp(-1);
        assertThat(scores).containsExactly(new double[] {ben * next + eva, ben, ben * next, 0, 0, eva * next}, CLOSE);
    }

    @Test
    void shouldTakeSessionsThatEndLaterAsJustEnded() {
        // Given
        SessionIndex sessions = new SessionIndex(new ItemNumbers(shop.items()), SessionIndex.WHOLE_USER);
        new Asking(shop).learn(sessions);
        SessionIndex.Session ben = sessions.get(1);

        // Then
        StanWeighing weighing = new StanWeighing(2, 1000, 1);
        assertThat(weighing.likeness(1, 1, 1, ben, ben.end() - SmallShop.DAY))
                .isEqualTo(weighing.likeness(1, 1, 1, ben, ben.end()));
    }

    @Test
    void shouldMoveWhatIsChosenAgainToTheEnd() {
        // Given
        SmallShop again = new SmallShop(4)
                .bought("ben", 0, 0)
                .bought("ben", 1, 1)
                .bought("ben", 2, 2)
                .bought("ben", 0, 3)
                .bought("ben", 3, 9)
                .bought("anna", 3, 100);
        SessionIndex sessions = new SessionIndex(new ItemNumbers(again.items()), 2 * SmallShop.DAY);

        // When
        new Asking(again).learn(sessions);

        // Then
        assertThat(sessions.size()).isEqualTo(2);
        assertThat(sessions.get(0).items()).containsExactly(1, 2, 0);
        assertThat(sessions.get(0).end()).isEqualTo(SmallShop.START + 3 * SmallShop.DAY);
        assertThat(sessions.get(1).items()).containsExactly(3);
        assertThat(sessions.counts()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void shouldKnowHowWeightsFall() {
        assertThat(Position.SAME.weight(3, 4)).isEqualTo(1);
        assertThat(Position.LINEAR.weight(3, 4)).isCloseTo(0.7, within(1e-12));
        assertThat(Position.LINEAR.weight(12, 20)).isZero();
        assertThat(Position.SHARE.weight(3, 4)).isEqualTo(0.25);
        assertThat(Position.QUADRATIC.weight(3, 4)).isEqualTo(0.0625);
        assertThat(Position.DIV.weight(3, 4)).isEqualTo(0.25);
        assertThat(Position.SQUARE.weight(3, 4)).isEqualTo(0.0625);
        assertThat(Position.LOG.weight(3, 4)).isCloseTo(1 / Math.log10(4.7), within(1e-12));
    }
}

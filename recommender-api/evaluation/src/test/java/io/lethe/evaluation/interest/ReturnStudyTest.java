package io.lethe.evaluation.interest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.profile.Pace.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReturnStudyTest {
    private static final double DAY = 86_400_000;

    @Test
    void shouldPreferWhatTheGapsWereMadeFrom() {
        // Given
        Random random = new Random(4);
        List<List<List<Moment>>> users = new ArrayList<>();
        for (int user = 0; user < 200; user++) {
            List<List<Moment>> interests = new ArrayList<>();
            for (int interest = 0; interest < 3; interest++) {
                interests.add(moments(random, Math.exp(random.nextGaussian()) * 10));
            }
            users.add(interests);
        }

        // When
        ReturnStudy.Result result = new ReturnStudy(users, 3600, 1).run();

        // Then
        assertThat(result.lines().get(0).gain()).isZero();
        assertThat(result.lines().get(3).lowest()).isPositive();
        assertThat(result.lines().get(3).gain())
                .isGreaterThan(result.lines().get(2).gain());
    }

    @Test
    void shouldSeeNoGainWhereAllPeopleAreTheSame() {
        // Given
        Random random = new Random(5);
        List<List<List<Moment>>> users = new ArrayList<>();
        for (int user = 0; user < 300; user++) {
            users.add(List.of(moments(random, 10), moments(random, 10)));
        }

        // When
        ReturnStudy.Result result = new ReturnStudy(users, 3600, 1).run();

        // Then
        assertThat(result.lines()).allSatisfy(line -> assertThat(line.gain()).isLessThan(0.005));
        assertThat(result.gapsBefore() + result.gapsHeldOut()).isEqualTo(300 * 2 * 19);
    }

    private static List<Moment> moments(Random random, double meanDays) {
        List<Moment> moments = new ArrayList<>();
        double time = 0;
        for (int i = 0; i < 20; i++) {
            moments.add(new Moment("view", Math.round(time)));
            time += DAY / 24 + DAY * meanDays * -Math.log(1 - random.nextDouble());
        }
        return moments;
    }
}

package io.lethe.evaluation.rival.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.evaluation.run.ModelResult;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class NetworkModelTest {
    /** Sums of floats may come out otherwise in the last digits, and training carries that on. */
    private static final double ROUNDING = 0.02;

    @SuppressWarnings("unused")
    static final List<String> NETWORKS = Shops.NETWORKS;

    private static int arrays() {
        try (NDManager manager = PyTorch.newManager()) {
            return manager.getParentManager().getManagedArrays().size();
        }
    }

    @ParameterizedTest
    @FieldSource("NETWORKS")
    void shouldLearnWhatComesNext(String name) {
        // Given
        SmallShop shop = Shops.ring();
        Plan plan = Shops.leaveOneOut(shop);
        try (Model model = Shops.network(name, shop, 1)) {
            // When
            ModelResult result = Shops.run(model, plan);

            // Then
            assertThat(result.hitRate(1)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @FieldSource("NETWORKS")
    void shouldLearnTheSameFromTheSameSeed(String name) {
        // Given
        SmallShop shop = Shops.ring();
        Plan plan = Shops.leaveOneOut(shop);
        try (Model one = Shops.network(name, shop, 7);
                Model same = Shops.network(name, shop, 7);
                Model other = Shops.network(name, shop, 8)) {
            // When
            List.of(one, same, other).forEach(model -> Shops.learn(model, plan));

            // Then
            double[] scores = Shops.scores(Shops.answer(one, plan, 0));
            double[] again = Shops.scores(Shops.answer(same, plan, 0));
            assertThat(apart(again, scores)).isLessThan(ROUNDING);
            assertThat(apart(Shops.scores(Shops.answer(other, plan, 0)), scores))
                    .isGreaterThan(ROUNDING);
        }
    }

    @ParameterizedTest
    @FieldSource("NETWORKS")
    void shouldKnowNothingOfWhatIsHeldOut(String name) {
        // Given
        SmallShop shop = Shops.ring(1);
        SmallShop otherEnd = Shops.ring(2);
        Plan plan = Shops.leaveOneOut(shop);
        try (Model one = Shops.network(name, shop, 1);
                Model other = Shops.network(name, otherEnd, 1)) {
            // When
            Shops.learn(one, plan);
            Shops.learn(other, Shops.leaveOneOut(otherEnd));

            // Then
            assertThat(apart(Shops.scores(Shops.answer(other, plan, 3)), Shops.scores(Shops.answer(one, plan, 3))))
                    .isLessThan(ROUNDING);
        }
    }

    @ParameterizedTest
    @FieldSource("NETWORKS")
    void shouldLearnOnWhereTheLogGrows(String name) {
        // Given
        SmallShop shop = new SmallShop(Shops.ITEMS);
        for (int day = 0; day < 100; day++) {
            for (int user = 0; user < (day < 90 ? 2 : 20); user++) {
                shop.bought("u" + user, (user + day) % Shops.ITEMS, day);
            }
        }
        Plan plan = Shops.over(shop, Protocol.PREQUENTIAL);
        try (Model model = Shops.network(name, shop, 1)) {
            // When
            ModelResult result = Shops.run(model, plan);

            // Then
            assertThat(result.hitRate(1)).isGreaterThan(0.9);
        }
    }

    @ParameterizedTest
    @FieldSource("NETWORKS")
    void shouldGiveBackItsMemory(String name) {
        // Given
        SmallShop shop = Shops.ring();
        Plan plan = Shops.leaveOneOut(shop);
        int before = arrays();
        try (Model model = Shops.network(name, shop, 1)) {
            Shops.learn(model, plan);
            int learned = arrays();
            assertThat(learned).isGreaterThan(before);

            // When
            for (int request = 0; request < plan.requests().size(); request++) {
                Shops.answer(model, plan, request);
            }

            // Then
            assertThat(arrays()).isEqualTo(learned);
        }
        assertThat(arrays()).isEqualTo(before);
    }

    /** How far scores are apart at most, in shares of the largest one. */
    private static double apart(double[] some, double[] others) {
        double apart = 0;
        double largest = 0;
        for (int item = 0; item < some.length; item++) {
            apart = Math.max(apart, Math.abs(some[item] - others[item]));
            largest = Math.max(largest, Math.abs(others[item]));
        }
        return apart / largest;
    }
}

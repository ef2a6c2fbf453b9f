package io.lethe.evaluation.rival.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.SmallShop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final int ITEMS = 50;

    private final SmallShop shop = new SmallShop(ITEMS);
    private final Sequences sequences = new Sequences(new ItemNumbers(shop.items()));

    private Sequences bought(int... items) {
        for (int day = 0; day < items.length; day++) {
            shop.bought("anna", items[day], day);
        }
        Corpus corpus = shop.corpus();
        for (int row = 0; row < corpus.size(); row++) {
            sequences.add(corpus.row(row));
        }
        return sequences;
    }

    @Test
    void shouldPredictEachItemButTheFirstOnce() {
        // When
        List<Window> windows = Window.of(3, 12, 5);

        // Then
        assertThat(windows).containsExactly(new Window(3, 6, 12), new Window(3, 1, 7), new Window(3, 0, 2));
    }

    @Test
    void shouldHaveNothingToPredictInOneItem() {
        assertThat(Window.of(3, 1, 5)).isEmpty();
    }

    @Test
    void shouldPutEveryWindowIntoOneBatch() {
        // Given
        List<Window> windows = new ArrayList<>();
        for (int user = 0; user < 40; user++) {
            windows.add(new Window(user, 0, 2 + user % 9));
        }

        // When
        List<List<Window>> batches = Window.batches(windows, 12, new SplittableRandom(1));

        // Then
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(windows);
        assertThat(batches).allSatisfy(batch -> assertThat(
                        batch.stream().mapToInt(Window::targets).sum())
                .isBetween(1, 12));
    }

    @Test
    void shouldReadAllButTheLastAndPredictAllButTheFirst() {
        // Given
        Sequences anna = bought(7, 3, 9, 4);
        List<Window> windows = List.of(new Window(0, 0, 4), new Window(0, 1, 3));

        // When
        Batch batch = new Batch(anna, windows, ITEMS, 5, new SplittableRandom(1));

        // Then
        try (NDManager manager = PyTorch.newManager()) {
            int[] rivals = batch.rivals(manager).toIntArray();
            long[] wanted = batch.wanted(manager).toLongArray();
            assertThat(batch.read(manager).toIntArray()).containsExactly(7, 3, 9, 3, 0, 0);
            assertThat(batch.places(manager).toIntArray()).containsExactly(0, 1, 2, 3);
            assertThat(Arrays.stream(wanted).map(rival -> rivals[(int) rival])).containsExactly(3L, 9L, 4L, 9L);
        }
    }

    @Test
    void shouldHaveRivalsThatStandForAllItems() {
        // Given
        Batch batch = new Batch(bought(7, 3, 9, 4), List.of(new Window(0, 0, 4)), ITEMS, 5, new SplittableRandom(1));

        // When
        try (NDManager manager = PyTorch.newManager()) {
            int[] rivals = batch.rivals(manager).toIntArray();
            float[] offsets = batch.offsets(manager).toFloatArray();

            // Then
            assertThat(rivals).hasSize(3 + 5).doesNotHaveDuplicates();
            double items = 0;
            for (float offset : offsets) {
                items += Math.exp(offset);
            }
            assertThat(items).isCloseTo(ITEMS, within(1e-3));
        }
    }
}

package io.lethe.recommend.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoiceSampleTest {
    private static final long START = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;

    private static LedgerEntry bought(String user, int item, long minute, long sequence) {
        Interaction event = Interaction.of("default", user, "", "i" + item, "purchase", START + minute * MINUTE)
                .withSequence(sequence);
        return new LedgerEntry(EmbeddedInteraction.withoutText(event.withEventId(EventIds.fromContent(event))));
    }

    private static final Comparator<Choice> NEWEST_FIRST =
            Comparator.comparingLong(Choice::at).reversed();

    private static UserState user(String id, int events, long newest) {
        List<LedgerEntry> ledger = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            ledger.add(bought(id, i, newest - i / 3, i));
        }
        return UserState.of(new UserKey("default", id), ledger, UserState.DEFAULT_WINDOW);
    }

    private static List<String> ids(List<Choice> choices) {
        return choices.stream()
                .map(choice -> choice.chosen().interaction().eventId())
                .toList();
    }

    @Test
    void shouldDrawTheSameUsersInWhateverOrderTheyCome() {
        // Given
        List<UserKey> all = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            all.add(new UserKey("default", "u" + i));
        }
        List<UserKey> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(2));

        // When
        List<UserKey> drawn = ChoiceSample.users(all);

        // Then
        assertThat(drawn).hasSize(1_200).doesNotHaveDuplicates();
        assertThat(ChoiceSample.users(shuffled)).isEqualTo(drawn);
    }

    @Test
    void shouldTakeTheNewestChoicesOfAll() {
        // Given
        List<UserState> users = new ArrayList<>();
        for (int i = 0; i < 2 * ChoiceSample.CHOICES; i++) {
            users.add(user("u" + i, 6, i));
        }
        Collections.shuffle(users, new Random(3));

        // When
        List<Choice> choices = ChoiceSample.choices(users);

        // Then
        assertThat(choices).hasSize(ChoiceSample.CHOICES).isSortedAccordingTo(NEWEST_FIRST);
        assertThat(choices.get(choices.size() - 1).at())
                .isGreaterThanOrEqualTo(START + (2 * ChoiceSample.CHOICES - ChoiceSample.CHOICES / 3) * MINUTE);
    }

    @Test
    void shouldTakeSoManyOfOneUserAndNoMore() {
        // Given
        List<UserState> users = new ArrayList<>(List.of(user("a", 100, 50)));
        IntStream.range(0, 99).forEach(i -> users.add(user("b" + i, 5, 1_000 + 2 * i)));

        // When
        List<Choice> choices = ChoiceSample.choices(users);

        // Then
        assertThat(choices).hasSize(32 + 99 * 3);
        assertThat(ids(choices)).doesNotHaveDuplicates();
    }

    @Test
    void shouldTakeMoreOfEachWhereUsersAreFew() {
        // When
        List<Choice> choices = ChoiceSample.choices(List.of(user("a", 100, 50), user("b", 5, 20)));

        // Then: the first basket of either has no history
        assertThat(choices).hasSize(99 + 3);
    }

    @Test
    void shouldKnowNothingOfAChoicesOwnTimeBeforeIt() {
        // When
        List<Choice> choices = ChoiceSample.choices(List.of(user("a", 9, 50)));

        // Then: of three baskets of three, the first has no history
        assertThat(choices).hasSize(6).allSatisfy(choice -> {
            assertThat(choice.before().window())
                    .isNotEmpty()
                    .allMatch(entry -> entry.interaction().timestamp() < choice.at());
            assertThat(choice.since())
                    .contains(choice.chosen())
                    .allMatch(entry -> entry.interaction().timestamp() >= choice.at())
                    .hasSize(9 - choice.before().window().size());
        });
    }

    @Test
    void shouldNotLookAtTheOrderOfEventsOfOneTime() {
        // Given
        List<LedgerEntry> oneWay = new ArrayList<>();
        List<LedgerEntry> otherWay = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            oneWay.add(bought("a", i, i / 8, i));
            otherWay.add(bought("a", i, i / 8, 40 - i));
        }
        UserKey user = new UserKey("default", "a");

        // When
        List<Choice> one = ChoiceSample.choices(List.of(UserState.of(user, oneWay, UserState.DEFAULT_WINDOW)));
        List<Choice> other = ChoiceSample.choices(List.of(UserState.of(user, otherWay, UserState.DEFAULT_WINDOW)));

        // Then
        assertThat(other.stream().map(Choice::itemId))
                .containsExactlyElementsOf(one.stream().map(Choice::itemId).toList());
        for (int i = 0; i < one.size(); i++) {
            assertThat(other.get(i).before().items())
                    .isEqualTo(one.get(i).before().items());
        }
    }
}

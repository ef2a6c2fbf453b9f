package io.lethe.recommend.service.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.ModelsInUse;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.event.Position;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.recommend.service.Neighbourhood;
import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.feed.LogWithoutBroker;
import io.lethe.recommend.service.feed.RecommenderFeed;
import io.lethe.recommend.service.known.AccountLinks;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.remote.EmbeddingsOf;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.remote.InterestStoreOf;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.remote.QueryTime;
import io.lethe.recommend.service.remote.QueryTime.From;
import io.lethe.recommend.service.user.Users.After;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {
    private static final UserKey BERT = new UserKey("default", "bert");
    private static final Position ITEM = new Position(new TreeMap<>(), new TreeMap<>(Map.of(0, 5L)));

    private final Neighbourhood neighbourhood = Neighbourhood.start();
    private final Catalogues catalogues = new Catalogues();
    private final RecommenderFeed feed = LogWithoutBroker.feed(catalogues, new ModelBook());
    private final Users users = new Users(
            SmallShop.config(neighbourhood.port()),
            InterestStoreOf.port(neighbourhood.port()),
            LogWithoutBroker.of(feed),
            feed,
            new WordsInUse(catalogues, EmbeddingsOf.port(neighbourhood.port(), catalogues)));

    @AfterEach
    void stop() {
        neighbourhood.stop();
    }

    @Test
    void shouldUniteThePersonsAccounts() {
        // Given
        neighbourhood.put(SmallShop.event("e1", "view", "sail", 1000));
        neighbourhood.put(SmallShop.entry(Interaction.of("default", "bert", "e2", "dive", "view", 2000)));
        assertThat(users.isAlone(SmallShop.ANNA)).isTrue();

        // When
        feed.links().apply(AccountLinks.key(SmallShop.ANNA, BERT), true);

        // Then
        assertThat(users.isAlone(SmallShop.ANNA)).isFalse();
        assertThat(find(QueryTime.NOW).state().items()).containsExactlyInAnyOrder("sail", "dive");
    }

    @Test
    void shouldReadWordsAgainThatAnotherModelHasRead() {
        // Given
        TextMeaning old = new TextMeaning(QuantizedEmbedding.of(new float[] {3, 4}), new ModelId("before"));
        LedgerEntry words = words("e1", "calm sea", old);
        neighbourhood.put(words);
        neighbourhood.put(words("e2", "cook", new TextMeaning(old.embedding(), SmallShop.MODEL)));
        neighbourhood.put(SmallShop.event("e3", "view", "sail", 1000));
        KnownState before = find(QueryTime.NOW);
        assertThat(meanings(before)).containsExactly(old, new TextMeaning(old.embedding(), SmallShop.MODEL));

        // When
        catalogues.use(new ModelsInUse(SmallShop.MODEL, new ModelId("before")));
        KnownState after = find(QueryTime.NOW);

        // Then
        TextMeaning fresh = new TextMeaning(QuantizedEmbedding.of(new float[] {1, 0, 0, 0.1f}), SmallShop.MODEL);
        assertThat(meanings(after)).containsExactly(fresh, new TextMeaning(old.embedding(), SmallShop.MODEL));
        assertThat(after.state().version()).isEqualTo(before.state().version());
        assertThat(after.state().longTerm()).isEqualTo(before.state().longTerm());
        assertThat(neighbourhood.requests.stream().filter(one -> one.equals("POST /internal/embeddings")))
                .hasSize(1);

        // When
        catalogues.use(new ModelsInUse(new ModelId("before"), SmallShop.MODEL));
        neighbourhood.embeddingsDown = true;

        // Then
        assertThat(meanings(find(QueryTime.NOW))).isEqualTo(meanings(before));
    }

    @Test
    void shouldNotWaitForAServiceThatDidNotAnswer() {
        // Given
        Instant[] now = {Instant.EPOCH};
        WordsInUse inUse =
                new WordsInUse(catalogues, EmbeddingsOf.port(neighbourhood.port(), catalogues), () -> now[0]);
        TextMeaning old = new TextMeaning(QuantizedEmbedding.of(new float[] {3, 4}), new ModelId("before"));
        neighbourhood.put(words("e1", "calm sea", old));
        KnownState known = users.require(SmallShop.ANNA, After.NOTHING, QueryTime.NOW)
                .await()
                .indefinitely();
        catalogues.use(new ModelsInUse(SmallShop.MODEL, new ModelId("before")));
        neighbourhood.requests.clear();
        neighbourhood.embeddingsDown = true;

        // When
        boolean unread = meanings(inUse.of(known).await().indefinitely()).contains(old);
        int asked = neighbourhood.requests.size();
        now[0] = now[0].plus(WordsInUse.PAUSE).minusMillis(1);
        unread &= meanings(inUse.of(known).await().indefinitely()).contains(old);
        int askedAfterwards = neighbourhood.requests.size();
        now[0] = now[0].plusMillis(1);
        unread &= meanings(inUse.of(known).await().indefinitely()).contains(old);
        int askedAgain = neighbourhood.requests.size();
        neighbourhood.embeddingsDown = false;
        now[0] = now[0].plus(WordsInUse.PAUSE);
        KnownState read = inUse.of(known).await().indefinitely();
        neighbourhood.embeddingsDown = true;
        KnownState remembered = inUse.of(known).await().indefinitely();

        // Then
        assertThat(meanings(remembered)).isEqualTo(meanings(read));
        assertThat(neighbourhood.requests).hasSize(3);
        assertThat(unread).isTrue();
        assertThat(List.of(asked, askedAfterwards, askedAgain)).containsExactly(1, 1, 2);
        assertThat(meanings(read)).extracting(TextMeaning::model).containsExactly(SmallShop.MODEL);
    }

    @Test
    void shouldAnswerWithNothingOrRefuseWhereNobodyCanBeAsked() {
        // Given
        neighbourhood.interestDown = true;

        // When / Then
        assertThat(find(QueryTime.NOW).source()).isEqualTo(Source.UNAVAILABLE);
        assertThat(find(QueryTime.NOW).state().isEmpty()).isTrue();
        Refusals.of(503, () -> users.require(SmallShop.ANNA, After.NOTHING, QueryTime.NOW)
                .await()
                .indefinitely());
    }

    @Test
    void shouldTellAPastByTodaysStateWhereItCan() {
        // Given
        neighbourhood.put(SmallShop.event("e1", "view", "sail", 1000));
        neighbourhood.put(SmallShop.event("e2", "view", "dive", 2000));

        // When
        KnownState past = find(new QueryTime(OptionalLong.of(1500), null));

        // Then
        assertThat(past.from()).isEqualTo(From.STATE);
        assertThat(past.state().items()).containsExactly("sail");
        assertThat(neighbourhood.requests).hasSize(1);
    }

    @Test
    void shouldCutTodaysStateWhereThePastCannotBeHadUnlessItsSourceIsNamed() {
        // Given
        neighbourhood.window = 1;
        neighbourhood.pastDown = true;
        for (int i = 1; i <= 3; i++) {
            neighbourhood.put(SmallShop.event("e" + i, "view", "sail", i * 1000L));
        }

        // When
        KnownState past = find(new QueryTime(OptionalLong.of(1500), null));

        // Then
        assertThat(past.complete()).isFalse();
        assertThat(past.reason()).contains("by the week");
        Refusals.of(503, () -> find(new QueryTime(OptionalLong.of(1500), From.LEDGER)));
    }

    @Test
    void shouldWaitForTheItemsOfAPosition() {
        // Given
        After after = new After(ITEM, Duration.ofSeconds(30), true);
        var waiting = users.items(after).subscribeAsCompletionStage();

        // When
        assertThat(waiting).isNotDone();
        LogWithoutBroker.reach(feed, new TopicPartition(Topic.ITEMS.topicName(), 0), 5);

        // Then
        assertThat(waiting).isCompletedWithValue(true);
        assertThat(users.items(After.NOTHING).await().indefinitely()).isTrue();
    }

    @Test
    void shouldGiveUpWaitingInTime() {
        assertThat(users.items(new After(ITEM, Duration.ZERO, true)).await().atMost(Duration.ofSeconds(10)))
                .isFalse();
    }

    @Test
    void shouldNotCallAPositionReachedBeforeItKnowsThePartitions() {
        // Given
        After after = new After(new Position(new TreeMap<>(Map.of(0, 5L)), new TreeMap<>()), Duration.ZERO, true);

        // When
        KnownState known = users.find(SmallShop.ANNA, after).await().indefinitely();

        // Then
        assertThat(known.after()).isEqualTo("timeout");
    }

    @Test
    void shouldReadHowLongToWait() {
        // When
        After usual = users.after(ITEM.toToken(), null);
        After longest = users.after(ITEM.toToken(), "10s");

        // Then
        assertThat(usual).isEqualTo(new After(ITEM, Duration.ofSeconds(2), true));
        assertThat(longest.patience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(users.after(null, "1s")).isEqualTo(After.NOTHING);
        assertThat(usual.answer(false)).isEqualTo("timeout");
        assertThat(usual.answer(true)).isEqualTo("reached");
        assertThat(After.NOTHING.answer(false)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10001", "11s", "soon", "-1"})
    void shouldRefuseToWaitForLong(String wait) {
        Refusals.ofField("wait", () -> users.after(null, wait));
    }

    private KnownState find(QueryTime at) {
        return users.find(SmallShop.ANNA, After.NOTHING, at).await().indefinitely();
    }

    private static LedgerEntry words(String id, String text, TextMeaning meaning) {
        Interaction said =
                new Interaction("default", "anna", id, null, "search", null, text, null, null, 900, 0, new TreeMap<>());
        return new LedgerEntry(new EmbeddedInteraction(said, meaning));
    }

    private static List<TextMeaning> meanings(KnownState known) {
        return known.state().window().stream()
                .map(entry -> entry.embedded().meaning())
                .filter(Objects::nonNull)
                .toList();
    }
}

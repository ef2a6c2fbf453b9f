package io.lethe.recommend.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.UserKey;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.live.Message.Heartbeat;
import io.lethe.recommend.service.live.Message.Interests;
import io.lethe.recommend.service.live.Message.Opening;
import io.lethe.recommend.service.live.Message.Recommendations;
import io.lethe.recommend.service.live.Message.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final UserKey ANNA = new UserKey("default", "anna");
    private static final StreamSubject WISH = new StreamSubject(ANNA, 10, false, Language.ENGLISH);

    private final AtomicInteger version = new AtomicInteger(1);
    private final AtomicInteger questions = new AtomicInteger();
    private final List<Long> askedAt = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile @Nullable CompletableFuture<Void> held;
    private final Streams streams =
            new Streams(this::tell, new StreamLimits(3, 2, Duration.ofMillis(20), Duration.ofMillis(300), PAUSE));

    private CompletionStage<StreamState> tell(StreamSubject wish) {
        askedAt.add(System.nanoTime());
        questions.incrementAndGet();
        if (down) {
            throw new IllegalStateException("down");
        }
        StreamState told = new StreamState("v" + version, "i" + version, "r" + version);
        CompletableFuture<Void> gate = held;
        return gate == null ? CompletableFuture.completedFuture(told) : gate.thenApply(done -> told);
    }

    private final class Reader implements Subscriber<Message> {
        private final List<Message> messages = new CopyOnWriteArrayList<>();
        private volatile @Nullable Subscription subscription;
        private volatile boolean completed;

        Reader(StreamSubject wish, @Nullable String last) {
            Objects.requireNonNull(streams.open(wish, last)).subscribe(this);
        }

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Message message) {
            messages.add(message);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            completed = true;
        }

        Reader reads(long count) {
            subscription().request(count);
            return this;
        }

        Subscription subscription() {
            Awaitility.await().until(() -> subscription != null);
            return Objects.requireNonNull(subscription);
        }

        List<Message> states() {
            return messages.stream()
                    .filter(one -> !(one instanceof Opening || one instanceof Heartbeat))
                    .toList();
        }

        void awaitLast(Message message) {
            Awaitility.await()
                    .until(() -> !states().isEmpty()
                            && states().get(states().size() - 1).equals(message));
        }
    }

    private static Recommendations recommendations(int number) {
        return new Recommendations("v" + number, "r" + number);
    }

    private static Interests interests(int number) {
        return new Interests("v" + number + ".1", "i" + number);
    }

    private void change() {
        version.incrementAndGet();
        streams.changed(ANNA);
    }

    @AfterEach
    void close() {
        streams.close();
    }

    @Test
    void shouldTellTheStateAndThenEachChange() {
        // Given
        Reader reader = new Reader(WISH, null).reads(100);
        reader.awaitLast(recommendations(1));

        // When
        change();

        // Then
        reader.awaitLast(recommendations(2));
        assertThat(reader.messages.get(0)).isInstanceOf(Opening.class);
        assertThat(reader.states()).containsExactly(interests(1), recommendations(1), interests(2), recommendations(2));
    }

    @Test
    void shouldNotAskForWhoDoesNotReadAndTellThemTheNewestOnce() throws InterruptedException {
        // Given
        Reader slow = new Reader(WISH, null).reads(2);
        Reader quick = new Reader(new StreamSubject(ANNA, 20, false, Language.ENGLISH), null).reads(1000);
        Awaitility.await().until(() -> slow.messages.size() == 2);
        quick.awaitLast(recommendations(1));
        int before = questions.get();

        // When
        for (int i = 0; i < 10; i++) {
            change();
            quick.awaitLast(recommendations(version.get()));
        }
        int asked = questions.get() - before;
        slow.reads(1000);
        slow.awaitLast(recommendations(11));

        // Then
        assertThat(asked).isEqualTo(10);
        assertThat(questions.get() - before).isEqualTo(11);
        assertThat(slow.states()).containsExactly(interests(1), recommendations(1), interests(11), recommendations(11));
    }

    @Test
    void shouldTellABurstOnce() {
        // Given
        Reader reader = new Reader(WISH, null).reads(100);
        reader.awaitLast(recommendations(1));

        // When
        for (int i = 0; i < 1000; i++) {
            change();
        }
        reader.awaitLast(recommendations(1001));

        // Then
        assertThat(questions.get()).isLessThan(20);
    }

    @Test
    void shouldWorkOutOnceWhatSeveralListenTo() {
        // Given
        CompletableFuture<Void> gate = new CompletableFuture<>();
        held = gate;
        List<Reader> readers = List.of(new Reader(WISH, null), new Reader(WISH, null), new Reader(WISH, null));

        // When
        readers.forEach(reader -> reader.reads(100));
        Awaitility.await().until(() -> questions.get() == 1);
        gate.complete(null);

        // Then
        readers.forEach(reader -> reader.awaitLast(recommendations(1)));
        assertThat(questions).hasValue(1);
    }

    @Test
    void shouldAskAgainForWhatChangedWhileItWasWorkedOut() {
        // Given
        CompletableFuture<Void> gate = new CompletableFuture<>();
        held = gate;
        Reader reader = new Reader(WISH, null).reads(100);
        Awaitility.await().until(() -> questions.get() == 1);

        // When
        change();
        held = null;
        gate.complete(null);

        // Then
        reader.awaitLast(recommendations(2));
    }

    @Test
    void shouldGoOnWhereAReaderStopped() throws InterruptedException {
        // When
        Reader all = new Reader(WISH, "v1").reads(100);
        Reader half = new Reader(WISH, "v1.1").reads(100);
        Reader old = new Reader(WISH, "v0").reads(100);
        half.awaitLast(recommendations(1));
        old.awaitLast(recommendations(1));
        assertThat(all.states()).isEmpty();
        change();
        all.awaitLast(recommendations(2));
        half.awaitLast(recommendations(2));

        // Then
        assertThat(all.states()).containsExactly(interests(2), recommendations(2));
        assertThat(half.states()).containsExactly(recommendations(1), interests(2), recommendations(2));
        assertThat(old.states()).startsWith(interests(1), recommendations(1));
    }

    @Test
    void shouldTellTroubleOnceAndGoOn() {
        // Given
        down = true;
        Reader reader = new Reader(WISH, null).reads(100);
        Awaitility.await().until(() -> questions.get() > 2);

        // When
        down = false;
        reader.awaitLast(recommendations(1));

        // Then
        assertThat(reader.states()).hasSize(3);
        assertThat(reader.states().get(0)).isInstanceOfSatisfying(Trouble.class, trouble -> assertThat(trouble.cause())
                .hasMessage("down"));
    }

    /** A pause may be longer than it has to be, never shorter. */
    @Test
    void shouldDoubleThePauseWithEachFailureUpToEightTimesItsLength() {
        // Given
        down = true;
        List<Integer> lengths = List.of(1, 2, 4, 8, 8);

        // When
        Reader reader = new Reader(WISH, null).reads(100);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> askedAt.size() > lengths.size());

        // Then
        for (int i = 0; i < lengths.size(); i++) {
            assertThat(Duration.ofNanos(askedAt.get(i + 1) - askedAt.get(i)))
                    .isGreaterThanOrEqualTo(PAUSE.multipliedBy(lengths.get(i)));
        }
        assertThat(reader.states()).hasSize(1);
    }

    @Test
    void shouldSayThatASilentStreamIsAlive() {
        // When
        Reader reader = new Reader(WISH, null).reads(100);

        // Then
        Awaitility.await()
                .until(() -> reader.messages.stream()
                                .filter(Heartbeat.class::isInstance)
                                .count()
                        >= 2);
        assertThat(reader.states()).hasSize(2);
    }

    @Test
    void shouldTakeNoMoreThanItMayAndFreeWhatIsClosed() {
        // Given
        Reader first = new Reader(WISH, null).reads(100);
        Reader second = new Reader(WISH, null).reads(100);
        Reader third = new Reader(new StreamSubject(new UserKey("default", "bert"), 10, false, Language.ENGLISH), null);
        assertThat(streams.open(WISH, null)).isNull();

        // When
        second.subscription().cancel();
        second.subscription().cancel();
        third.subscription().cancel();
        Awaitility.await().until(() -> streams.open() == 1);
        change();

        // Then
        first.awaitLast(recommendations(2));
        assertThat(second.states()).doesNotContain(recommendations(2));
        assertThat(streams.open(WISH, null)).isNotNull();
    }

    @Test
    void shouldTellNobodyOfOthers() {
        // Given
        Reader anna = new Reader(WISH, null).reads(100);
        Reader bert = new Reader(new StreamSubject(new UserKey("default", "bert"), 10, false, Language.ENGLISH), null)
                .reads(100);
        Reader other = new Reader(new StreamSubject(new UserKey("other", "anna"), 10, false, Language.ENGLISH), null)
                .reads(100);
        List.of(anna, bert, other).forEach(reader -> reader.awaitLast(recommendations(1)));

        // When
        change();
        anna.awaitLast(recommendations(2));

        // Then
        assertThat(bert.states()).hasSize(2);
        assertThat(other.states()).hasSize(2);
        streams.changed("other");
        other.awaitLast(recommendations(2));
        assertThat(bert.states()).hasSize(2);
        streams.changed();
        bert.awaitLast(recommendations(2));
    }

    @Test
    void shouldEndAllStreamsWhenItIsClosed() {
        // Given
        Reader reader = new Reader(WISH, null).reads(100);
        reader.awaitLast(recommendations(1));

        // When
        streams.close();

        // Then
        assertThat(reader.completed).isTrue();
        assertThat(streams.open()).isZero();
    }
}

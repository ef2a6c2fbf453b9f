package io.lethe.event.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BrokerSessionTest {
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration ENDLESS = Duration.ofDays(1);

    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicBoolean gone = new AtomicBoolean();

    @Test
    void shouldTryUntilTheBrokerIsThere() {
        // When
        try (BrokerSession<AutoCloseable> session = BrokerSession.start("test", SHORT, () -> openAtTry(4))) {
            await().until(() -> session.held().isPresent());

            // Then
            assertThat(tries).hasValue(4);
            assertThat(session.trouble()).isEmpty();
            assertThat(gone).isFalse();
        }
    }

    @Test
    void shouldSayWhyItIsNotOpenYet() {
        try (BrokerSession<AutoCloseable> session = BrokerSession.start("test", ENDLESS, () -> openAtTry(2))) {
            // When
            await().until(() -> session.trouble().isPresent());

            // Then
            assertThat(session.trouble().orElseThrow()).hasMessage("try 1 fails");
            assertThat(session.held()).isEmpty();
        }
    }

    @Test
    void shouldCloseWhatItOpened() {
        // Given
        BrokerSession<AutoCloseable> session = BrokerSession.start("test", SHORT, () -> openAtTry(1));
        await().until(() -> session.held().isPresent());

        // When
        session.close();

        // Then
        assertThat(gone).isTrue();
        assertThat(session.held()).isEmpty();
    }

    @Test
    void shouldEndItsPauseWhenClosed() {
        // Given
        BrokerSession<AutoCloseable> session = BrokerSession.start("test", ENDLESS, () -> openAtTry(2));
        await().until(() -> session.trouble().isPresent());

        // When
        session.close();

        // Then
        assertThat(tries).hasValue(1);
        assertThat(gone).isFalse();
    }

    @Test
    void shouldInterruptATryWhenClosed() throws Exception {
        // Given
        CountDownLatch trying = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        BrokerSession<AutoCloseable> session = BrokerSession.start("test", SHORT, () -> {
            trying.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
            return () -> gone.set(true);
        });
        trying.await();

        // When
        session.close();

        // Then
        assertThat(interrupted).isTrue();
        assertThat(session.held()).isEmpty();
    }

    private AutoCloseable openAtTry(int first) {
        int number = tries.incrementAndGet();
        if (number < first) {
            throw new BrokerSilentException("try " + number + " fails");
        }
        return () -> gone.set(true);
    }
}

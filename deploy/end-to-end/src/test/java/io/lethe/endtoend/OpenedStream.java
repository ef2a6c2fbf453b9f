package io.lethe.endtoend;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A user's stream, read line by line without a thread of its own: when it told of the first event, how often it told,
 * and of whom.
 */
final class OpenedStream implements Subscriber<String> {
    private static final String USER = "\"userId\":\"";

    private final String user;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Long> told = new CompletableFuture<>();
    private final AtomicInteger states = new AtomicInteger();
    private final AtomicInteger ofOthers = new AtomicInteger();
    private final AtomicInteger troubles = new AtomicInteger();
    private volatile @Nullable Subscription subscription;

    private OpenedStream(String user) {
        this.user = user;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    static OpenedStream open(HttpClient client, String url, String user) {
        OpenedStream stream = new OpenedStream(user);
        client.sendAsync(
                        HttpRequest.newBuilder(URI.create(url + "/v1/users/" + user + "/stream?limit=5"))
                                .build(),
                        BodyHandlers.fromLineSubscriber(stream))
                .whenComplete((response, failure) -> stream.end(
                        failure != null ? failure : new IllegalStateException("answered " + response.statusCode())));
        return stream;
    }

    /** Completes when the present state has been told. */
    CompletableFuture<Void> opened() {
        return opened;
    }

    /** Completes when the effect of the first event has been told, with the time of {@link System#nanoTime()}. */
    CompletableFuture<Long> told() {
        return told;
    }

    /** How often interests were told. */
    int states() {
        return states.get();
    }

    /** How often somebody else's state was told. */
    int ofOthers() {
        return ofOthers.get();
    }

    /** How often it was told that the state could not be had for now. */
    int troubles() {
        return troubles.get();
    }

    void close() {
        Subscription now = subscription;
        if (now != null) {
            now.cancel();
        }
    }

    private void end(Throwable reason) {
        opened.completeExceptionally(reason);
        told.completeExceptionally(reason);
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("data:")) {
            if (!line.contains(USER)) {
                troubles.incrementAndGet();
            } else if (!line.contains(USER + user + "\"")) {
                ofOthers.incrementAndGet();
            } else if (line.contains("\"interests\":")) {
                states.incrementAndGet();
            } else {
                opened.complete(null);
                if (line.contains("\"version\":\"1-")) {
                    told.complete(System.nanoTime());
                }
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        end(failure);
    }

    @Override
    public void onComplete() {
        end(new IllegalStateException("the stream has ended"));
    }
}

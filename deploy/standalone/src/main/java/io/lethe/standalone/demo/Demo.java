package io.lethe.standalone.demo;

import io.lethe.event.Interaction;
import io.lethe.standalone.DataFolder;
import io.lethe.standalone.importing.LetheClient;
import io.lethe.standalone.importing.Pipeline;
import io.lethe.standalone.importing.PublicTopics;
import java.util.List;
import java.util.Optional;

/** Brings the demo into a Lethe that is empty. */
public final class Demo {
    private static final String TENANT = "default";
    private static final String SINCE = "demo.now";
    private static final String DONE = "demo.done";

    private Demo() {}

    /**
     * Publishes catalogue and history, waits until they have taken effect, and says what to try. A demo that was interrupted is
     * brought again with the same times; a finished one, or a folder with data of its own, is left alone.
     */
    public static void bring(LetheClient client, String kafka, DataFolder data) {
        Optional<String> begun = data.recall(SINCE);
        if (begun.isEmpty() && !client.isEmpty()) {
            System.out.println("No demo: this data folder holds data already. Try it with another --data.");
            return;
        }
        if (data.recall(DONE).isEmpty()) {
            long now = begun.map(Long::parseLong).orElseGet(System::currentTimeMillis);
            data.remember(SINCE, String.valueOf(now));
            publish(client, kafka, now);
            data.remember(DONE, "true");
        }
        sayWhatToTry(client.url());
    }

    private static void publish(LetheClient client, String kafka, long now) {
        DemoCatalogue catalogue = DemoCatalogue.of(TENANT);
        List<Interaction> history = DemoHistory.until(now, catalogue, TENANT);
        System.out.printf(
                "Bringing the demo: %d books, %d users, %d events%n",
                catalogue.items().size(), DemoUser.all().size(), history.size());
        long begin = System.nanoTime();
        Pipeline pipeline = new Pipeline(client);
        try (PublicTopics topics = PublicTopics.at(kafka)) {
            catalogue.items().forEach(topics::publish);
            history.forEach(topics::publish);
            topics.flush();
        }
        pipeline.await(begin);
        System.out.printf("The demo is through, in %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private static void sayWhatToTry(String url) {
        System.out.println();
        for (DemoUser user : DemoUser.all()) {
            System.out.printf("  %-7s %s%n", user.userId(), user.story());
        }
        System.out.printf("""

                Try:
                  curl '%s/v1/users/julia/recommendations?limit=5&explain=true'
                  curl '%s/v1/users/bruno/interests'
                  curl '%s/v1/search?q=stars+at+night'

                """, url, url, url);
    }
}

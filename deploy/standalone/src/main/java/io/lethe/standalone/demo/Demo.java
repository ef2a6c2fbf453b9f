package io.lethe.standalone.demo;

import io.lethe.demo.DemoCatalogue;
import io.lethe.demo.DemoHistory;
import io.lethe.demo.DemoLanguage;
import io.lethe.demo.DemoUser;
import io.lethe.demo.DemoWords;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.standalone.foundation.DataFolder;
import io.lethe.standalone.importing.Delivery;
import io.lethe.standalone.importing.LetheClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings the demo into a Lethe that is empty, and says that there is one. */
public final class Demo {
    /** The property that names the language of the demo in this process; there is no demo where it is missing. */
    static final String LANGUAGE = "lethe.demo.language";

    /** The property that says when the demo was brought, in milliseconds since 1970. */
    static final String NOW = "lethe.demo.now";

    /** Whose the demo is. */
    static final String TENANT = "default";

    private static final String SINCE = "demo.now";
    private static final String SPOKEN = "demo.language";
    private static final String DONE = "demo.done";

    private Demo() {}

    /**
     * Publishes catalogue and history, waits until they have taken effect, and says what to try. A demo that was
     * interrupted is brought again with the same times and in the same language; a finished one, or a folder with data
     * of its own, is left alone.
     *
     * @param wanted the language of a demo that is not begun yet
     */
    public static void bring(LetheClient client, String kafka, DataFolder data, DemoLanguage wanted) {
        Optional<String> begun = data.recall(SINCE);
        if (begun.isEmpty() && !client.isEmpty()) {
            System.out.println("No demo: this data folder holds data already. Try it with another --data.");
            return;
        }
        if (begun.isEmpty()) {
            data.remember(SPOKEN, wanted.code());
            data.remember(SINCE, String.valueOf(System.currentTimeMillis()));
        }
        DemoLanguage language = language(data);
        if (data.recall(DONE).isEmpty()) {
            publish(client, kafka, now(data), language);
            data.remember(DONE, "true");
        }
        announce(data);
        sayWhatToTry(client.url(), language);
    }

    /** Says in this process that there is a demo, if this data folder has one that is complete. */
    public static void announce(DataFolder data) {
        if (data.recall(DONE).isPresent()) {
            System.setProperty(NOW, String.valueOf(now(data)));
            System.setProperty(LANGUAGE, language(data).code());
        }
    }

    private static long now(DataFolder data) {
        return data.recall(SINCE).map(Long::parseLong).orElseThrow();
    }

    private static DemoLanguage language(DataFolder data) {
        return data.recall(SPOKEN).flatMap(DemoLanguage::ofCode).orElse(DemoLanguage.EN);
    }

    private static void publish(LetheClient client, String kafka, long now, DemoLanguage language) {
        DemoCatalogue catalogue = DemoCatalogue.of(TENANT, language, now);
        List<Interaction> history = DemoHistory.until(now, catalogue, TENANT);
        System.out.printf(
                "Bringing the demo: %d items, %d users, %d events%n",
                catalogue.items().size(),
                history.stream().map(Interaction::userId).distinct().count(),
                history.size());
        long begin = System.nanoTime();
        try {
            new Delivery(client, kafka, standing -> {}).deliver(new Bundle(catalogue.items(), history));
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is read from a file", e);
        }
        System.out.printf("The demo is through, in %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    /** The demo as rows. */
    private record Bundle(List<Item> catalogue, List<Interaction> history) implements Delivery.Rows {
        @Override
        public long size() {
            return catalogue.size() + history.size();
        }

        @Override
        public void items(Consumer<? super DatasetRow> sink) {
            catalogue.forEach(item -> sink.accept(new DatasetRow.CatalogueItem(item)));
        }

        @Override
        public void events(Consumer<? super DatasetRow> sink) {
            history.forEach(event -> sink.accept(new DatasetRow.Event(event)));
        }
    }

    private static void sayWhatToTry(String url, DemoLanguage language) {
        System.out.printf("%nOpen %s/ in a browser. There you meet:%n%n", url);
        DemoWords words = DemoWords.in(language);
        for (DemoUser user : DemoUser.all()) {
            System.out.printf("  %-7s %s%n", user.userId(), words.story(user.userId()));
        }
        String search = language == DemoLanguage.ZH ? "%E5%A4%9C%E9%87%8C%E7%9A%84%E6%98%9F" : "stars+at+night";
        System.out.printf("""

                Try:
                  curl '%s/v1/users/julia/recommendations?limit=5&explain=true'
                  curl '%s/v1/users/bruno/interests'
                  curl '%s/v1/search?q=%s'

                """, url, url, url, search);
    }
}

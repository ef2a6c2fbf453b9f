package io.lethe.evaluation.steering;

import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.reason.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The list of a planted person, for reading: interests, then places with topic and reasons. */
final class ShownList {
    private ShownList() {}

    static List<String> lines(StudiedShop shop, PlantedPerson person, Judgement judgement) {
        List<String> lines = new ArrayList<>();
        Taste interests = judgement.interests();
        lines.add(String.format(
                "%n%s in %s: interests %s",
                person.user().userId(),
                shop.items().shop().name(),
                interests.topics().stream()
                        .sorted(Comparator.comparingDouble(topic -> -interests.share(topic)))
                        .map(topic ->
                                String.format(Locale.ROOT, "%s %.1f %%", name(topic), 100 * interests.share(topic)))
                        .collect(Collectors.joining(", "))));
        Sentences sentences = new Sentences(judgement.served().catalogue());
        int place = 0;
        for (Recommendation one : judgement.list().items()) {
            place++;
            lines.add(String.format(
                    Locale.ROOT,
                    "%4d. %-12s %-40s %.4f  %s  %s",
                    place,
                    name(shop.items().topicOf(one.item().slot())),
                    one.item().item().title(),
                    one.score(),
                    one.contributions().stream()
                            .filter(part -> part.value() > 0)
                            .max(Comparator.comparingDouble(Contribution::value))
                            .map(part -> String.format(
                                    Locale.ROOT, "%s %.0f %%", part.kind().code(), 100 * one.share(part)))
                            .orElse("nothing"),
                    sentences.of(one)));
        }
        return lines;
    }

    private static String name(int topic) {
        return TopicWords.all().get(topic).name();
    }
}

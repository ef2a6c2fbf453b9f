package io.lethe.evaluation.rival.classic;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.recommend.catalogue.LiveCatalogue;
import java.util.List;

/** The items whose texts mean something like the last item chosen; learns nothing. */
public final class LastText implements Model {
    private final List<EmbeddedItem> items;
    private final LiveCatalogue catalogue;

    LastText(List<EmbeddedItem> items) {
        this.items = items;
        this.catalogue = new LiveCatalogue();
        items.forEach(catalogue::put);
    }

    @Override
    public String name() {
        return "last-text";
    }

    @Override
    public void learn(EventLog log) {}

    @Override
    public Answer answer(Question question) {
        for (int place = question.history().size() - 1; place >= 0; place--) {
            int item = question.choice(place);
            if (item >= 0) {
                EmbeddedItem last = items.get(item);
                return Answer.of(catalogue.cosines(last.embedding().quantized(), last.model(), items.size()));
            }
        }
        return Answer.of(new double[items.size()]);
    }
}

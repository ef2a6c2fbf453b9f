package io.lethe.endtoend;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.endtoend.Listed.Asked;
import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.LetheModel;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lethe in the laboratory, which keeps the lists that it gave, with their scores. */
final class LaboratoryModel implements Model {
    private final LetheModel lethe;
    private final Map<Asked, List<Listed>> lists = new ConcurrentHashMap<>();

    LaboratoryModel(List<EmbeddedItem> items, RankingSettings settings) {
        this.lethe = new LetheModel(items, settings);
    }

    /** What it was asked, and its answers. */
    Map<Asked, List<Listed>> lists() {
        return lists;
    }

    @Override
    public String name() {
        return lethe.name();
    }

    @Override
    public void learn(EventLog log) {
        lethe.learn(log);
    }

    @Override
    public Answer answer(Question question) {
        lists.put(
                Asked.of(question),
                lethe.recommend(question).items().stream()
                        .map(one -> new Listed(one.item().itemId(), one.score()))
                        .toList());
        return lethe.answer(question);
    }
}

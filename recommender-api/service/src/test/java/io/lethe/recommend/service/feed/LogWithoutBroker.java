package io.lethe.recommend.service.feed;

import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.LiveChanges;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.SettingsBook;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The service's log as it is before its broker has been reached, for tests of other packages. */
public final class LogWithoutBroker {
    private LogWithoutBroker() {}

    public static RecommenderLog of(RecommenderFeed feed) {
        return new RecommenderLog(Map.of(), feed, 4, (short) 1);
    }

    public static RecommenderLog of(Catalogues catalogues, ModelBook models) {
        return of(feed(catalogues, models));
    }

    /** Has all records of a partition applied up to an offset. */
    public static void reach(RecommenderFeed feed, TopicPartition partition, long offset) {
        feed.applied().reach(partition, offset);
    }

    public static RecommenderFeed feed(Catalogues catalogues, ModelBook models) {
        return new RecommenderFeed(catalogues, new SettingsBook(), models, new LiveChanges());
    }
}

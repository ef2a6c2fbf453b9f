package io.lethe.recommend.service.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Item;
import io.lethe.recommend.list.Scored;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An item with a score; {@code hidden} is true, or missing, where the user asked about turned it down. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoredItem(
        String itemId,
        String title,
        List<String> categories,
        double score,
        @Nullable Boolean hidden) {
    public static ScoredItem of(Scored scored) {
        return of(scored, Set.of());
    }

    /** @param turnedDown the items that the user turned down */
    public static ScoredItem of(Scored scored, Set<String> turnedDown) {
        Item item = scored.item().item();
        return new ScoredItem(
                item.itemId(), item.title(), item.categories(), scored.score(), mark(item.itemId(), turnedDown));
    }

    static @Nullable Boolean mark(String itemId, Set<String> turnedDown) {
        return turnedDown.contains(itemId) ? Boolean.TRUE : null;
    }
}

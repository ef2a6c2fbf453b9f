package io.lethe.recommend.catalogue;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.profile.grouping.Centre;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.recommend.trend.SlotTable;
import io.lethe.recommend.trend.Trends;
import io.lethe.recommend.vector.Direction;
import io.lethe.recommend.vector.VectorSpace;
import io.lethe.recommend.word.WordIndex;
import io.lethe.recommend.word.WordLikeness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An in-memory catalogue that can be read while it changes. One thread at a time writes; any number of threads read
 * without waiting. Its content depends only on the newest record of each key, so reading the topics again changes
 * nothing.
 */
public final class LiveCatalogue implements Catalogue {
    private record Space(ModelId model, int dimension) {}

    private record Place(Space space, int row) {}

    private final Map<String, Integer> slotByItem = new ConcurrentHashMap<>();
    private final Map<Space, VectorSpace> spaces = new ConcurrentHashMap<>();
    private final Map<Space, Centre.Sum> sums = new ConcurrentHashMap<>();
    private final Map<Space, Centre> centres = new ConcurrentHashMap<>();
    private final Map<Integer, Place> places = new ConcurrentHashMap<>();
    private final Set<Integer> withdrawn = new HashSet<>();
    private final Neighbours neighbours = new Neighbours(this::slotFor);
    private final Trends trends = new Trends();
    private final WordIndex words = new WordIndex();
    private final Facets facets = new Facets();
    private final WordLikeness likeness = new WordLikeness();
    private final SlotTable<CatalogueItem> items = new SlotTable<>();
    private volatile int slots;
    private volatile int known;

    /** Adds an item or replaces its former version. */
    public synchronized void put(EmbeddedItem embedded) {
        int slot = slotFor(embedded.item().itemId());
        CatalogueItem before = at(slot);
        if (before != null) {
            words.remove(slot, before.item());
            moveCentre(before, false);
            countFacets(before, false);
        } else {
            known++;
        }
        boolean means = embedded.item().saysSomething() || embedded.model().equals(ModelId.GIVEN);
        QuantizedEmbedding vector = means ? embedded.embedding().quantized() : QuantizedEmbedding.NONE;
        ModelId model = means ? embedded.model() : ModelId.NONE;
        CatalogueItem item = new CatalogueItem(slot, embedded.item(), vector, model, withdrawn.contains(slot));
        words.add(slot, embedded.item());
        likeness.put(slot, embedded.item());
        place(slot, vector, model);
        moveCentre(item, true);
        countFacets(item, true);
        items.set(slot, item);
    }

    /** Removes everything about an item. */
    public synchronized void remove(String itemId) {
        int slot = slotOf(itemId);
        CatalogueItem before = slot < 0 ? null : at(slot);
        if (before != null) {
            words.remove(slot, before.item());
            moveCentre(before, false);
            countFacets(before, false);
            likeness.remove(slot);
            Place place = places.remove(slot);
            if (place != null) {
                spaceOf(place.space()).remove(place.row());
            }
            items.set(slot, null);
            known--;
        }
    }

    /** Sets or clears an item's withdrawn mark. */
    public synchronized void markWithdrawn(String itemId, boolean now) {
        int slot = slotFor(itemId);
        if (now) {
            withdrawn.add(slot);
        } else {
            withdrawn.remove(slot);
        }
        CatalogueItem item = at(slot);
        if (item != null) {
            countFacets(item, false);
            CatalogueItem marked = item.withWithdrawn(now);
            countFacets(marked, true);
            items.set(slot, marked);
        }
    }

    /** Replaces a partition's signal; null removes it. */
    public synchronized void putNeighbours(String itemId, int partition, @Nullable NeighbourSignal signal) {
        neighbours.put(slotFor(itemId), partition, signal);
    }

    /** Replaces a partition's signal; null removes it. */
    public synchronized void putTrend(String itemId, int partition, @Nullable TrendSignal signal) {
        trends.put(slotFor(itemId), partition, signal);
    }

    /** The number of known items, including withdrawn ones. */
    public int itemCount() {
        return known;
    }

    /** How many items have a vector of which model, by the models' names; withdrawn ones are among them. */
    public SortedMap<String, Integer> vectors() {
        SortedMap<String, Integer> byModel = new TreeMap<>();
        spaces.forEach((space, rows) -> {
            if (rows.size() > 0) {
                byModel.merge(space.model().name(), rows.size(), Integer::sum);
            }
        });
        return byModel;
    }

    public synchronized int withdrawnCount() {
        return withdrawn.size();
    }

    public synchronized int neighbourSignals() {
        return neighbours.size();
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public int slotOf(String itemId) {
        return slotByItem.getOrDefault(itemId, -1);
    }

    @Override
    public @Nullable CatalogueItem at(int slot) {
        return items.get(slot);
    }

    @Override
    public @Nullable ModelId mainModel() {
        return mainSpace().map(Space::model).orElse(null);
    }

    /** The centre of the main model's items. */
    @Override
    public @Nullable Centre centre() {
        return mainSpace().map(centres::get).orElse(null);
    }

    private void countFacets(CatalogueItem item, boolean added) {
        if (item.withdrawn()) {
            return;
        }
        if (added) {
            facets.add(item.item());
        } else {
            facets.remove(item.item());
        }
    }

    @Override
    public Facets facets() {
        return facets;
    }

    private Optional<Space> mainSpace() {
        return spaces.entrySet().stream()
                .filter(space -> space.getValue().size() > 0)
                .max(Comparator.comparingInt((Map.Entry<Space, VectorSpace> space) ->
                                space.getValue().size())
                        .thenComparing(space -> space.getKey().model().name()))
                .map(Map.Entry::getKey);
    }

    private void moveCentre(CatalogueItem item, boolean added) {
        if (!item.means()) {
            return;
        }
        Space space = new Space(item.model(), item.vector().dimension());
        Centre.Sum sum = sums.computeIfAbsent(space, key -> new Centre.Sum(key.dimension()));
        if (added) {
            sum.add(item.vector());
        } else {
            sum.remove(item.vector());
        }
        sum.centre().ifPresentOrElse(centre -> centres.put(space, centre), () -> centres.remove(space));
    }

    @Override
    public void addPulls(Iterable<Direction> directions, double[] scores) {
        Map<Space, List<Direction>> bySpace = new LinkedHashMap<>();
        for (Direction direction : directions) {
            Space space = new Space(direction.model(), direction.vector().dimension());
            bySpace.computeIfAbsent(space, key -> new ArrayList<>()).add(direction);
        }
        bySpace.forEach((name, some) -> {
            VectorSpace space = spaces.get(name);
            if (space != null) {
                space.addPulls(some, scores);
            }
        });
    }

    @Override
    public double[] cosines(QuantizedEmbedding direction, ModelId model, int count) {
        double[] cosines = new double[count];
        VectorSpace space = spaces.get(new Space(model, direction.dimension()));
        if (space != null) {
            space.cosines(new Direction(direction, model, 1), cosines);
        }
        return cosines;
    }

    @Override
    public void successors(int slot, PairVisitor visitor) {
        neighbours.successors(slot, visitor);
    }

    @Override
    public void predecessors(int slot, PairVisitor visitor) {
        neighbours.predecessors(slot, visitor);
    }

    @Override
    public long followed(int earlier, int later) {
        return neighbours.count(earlier, later);
    }

    @Override
    public void companions(int slot, PairVisitor visitor) {
        neighbours.companions(slot, visitor);
    }

    @Override
    public long together(int slot, int other) {
        return neighbours.together(slot, other);
    }

    @Override
    public long popularity(int slot) {
        return Math.max(1, trends.popularity(slot));
    }

    @Override
    public Trends trends() {
        return trends;
    }

    @Override
    public WordLikeness wordLikeness() {
        return likeness;
    }

    @Override
    public WordIndex words() {
        return words;
    }

    private void place(int slot, QuantizedEmbedding vector, ModelId model) {
        Space space = new Space(model, vector.dimension());
        Place before = places.get(slot);
        if (before != null && before.space().equals(space)) {
            spaceOf(space).set(before.row(), slot, vector);
            return;
        }
        if (before != null) {
            spaceOf(before.space()).remove(before.row());
            places.remove(slot);
        }
        if (space.dimension() > 0) {
            places.put(slot, new Place(space, spaceOf(space).add(slot, vector)));
        }
    }

    private VectorSpace spaceOf(Space space) {
        return spaces.computeIfAbsent(space, key -> new VectorSpace(key.dimension()));
    }

    private int slotFor(String itemId) {
        Integer slot = slotByItem.get(itemId);
        if (slot != null) {
            return slot;
        }
        int fresh = slots;
        slots = fresh + 1;
        slotByItem.put(itemId, fresh);
        return fresh;
    }
}

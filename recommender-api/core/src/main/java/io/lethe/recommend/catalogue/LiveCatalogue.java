package io.lethe.recommend.catalogue;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItem.Meaning;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.profile.grouping.Centre;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.recommend.catalogue.OtherVectors.Other;
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
import java.util.Objects;
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
    private final OtherVectors others = new OtherVectors();
    private final Set<Integer> withdrawn = new HashSet<>();
    private final Neighbours neighbours = new Neighbours(this::slotFor);
    private final Trends trends = new Trends();
    private final WordIndex words = new WordIndex();
    private final Facets facets = new Facets();
    private final WordLikeness likeness = new WordLikeness();
    private final SlotTable<CatalogueItem> items = new SlotTable<>();
    private volatile int slots;
    private volatile int known;
    private volatile @Nullable Space main;
    private @Nullable ModelId inUse;

    /** Adds an item or replaces its former version. */
    public synchronized void put(EmbeddedItem embedded) {
        int slot = slotFor(embedded.item().itemId());
        CatalogueItem before = at(slot);
        String category = category(slot);
        if (before != null) {
            words.remove(slot, before.item());
            moveCentre(before, false);
            countFacets(before, false);
        } else {
            known++;
        }
        CatalogueItem item = chosen(read(slot, embedded));
        words.add(slot, embedded.item());
        likeness.put(slot, embedded.item());
        place(slot, item.vector(), item.model());
        moveCentre(item, true);
        countFacets(item, true);
        items.set(slot, item);
        main = mainSpace();
        if (!Objects.equals(category, category(slot))) {
            trends.contexts().categoriesChanged();
        }
    }

    /** The item by the vector that its record names first; the other one is put aside. */
    private CatalogueItem read(int slot, EmbeddedItem embedded) {
        boolean means = embedded.item().saysSomething() || embedded.model().equals(ModelId.GIVEN);
        QuantizedEmbedding vector = means ? embedded.embedding().quantized() : QuantizedEmbedding.NONE;
        ModelId model = means ? embedded.model() : ModelId.NONE;
        Meaning other = means ? embedded.other() : null;
        others.set(
                slot,
                other == null
                        ? null
                        : new Other(other.model(), other.embedding().quantized(), false));
        return new CatalogueItem(slot, embedded.item(), vector, model, withdrawn.contains(slot));
    }

    /**
     * Goes to the vectors of another model. Items that it has not read keep the vector that their record names first,
     * and null goes to that one for all. A list that is made meanwhile may see some items before and some after.
     */
    public synchronized void use(@Nullable ModelId model) {
        inUse = model;
        for (int slot = 0; slot < slots; slot++) {
            CatalogueItem before = at(slot);
            CatalogueItem after = before == null ? null : chosen(before);
            if (before != null && after != null && !before.model().equals(after.model())) {
                moveCentre(before, false);
                place(slot, after.vector(), after.model());
                moveCentre(after, true);
                items.set(slot, after);
            }
        }
        main = mainSpace();
    }

    /** The same item by the vector of the model in use, or else by the first; the other one is put aside. */
    private CatalogueItem chosen(CatalogueItem item) {
        Other other = others.get(item.slot());
        if (other == null || item.model().equals(inUse) || (!other.model().equals(inUse) && !other.first())) {
            return item;
        }
        others.set(item.slot(), new Other(item.model(), item.vector(), !other.first()));
        return item.withMeaning(other.vector(), other.model());
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
            others.set(slot, null);
            Place place = places.remove(slot);
            if (place != null) {
                spaceOf(place.space()).remove(place.row());
            }
            items.set(slot, null);
            trends.contexts().categoriesChanged();
            known--;
            main = mainSpace();
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

    /**
     * How many items have a vector of which model, by the models' names; withdrawn ones are among them. An item that
     * two models have read counts for both.
     */
    public SortedMap<String, Integer> vectors() {
        SortedMap<String, Integer> byModel = new TreeMap<>();
        spaces.forEach((space, rows) -> {
            if (rows.size() > 0) {
                byModel.merge(space.model().name(), rows.size(), Integer::sum);
            }
        });
        others.forEachCount((model, items) -> byModel.merge(model.name(), items, Integer::sum));
        return byModel;
    }

    /** How many items language models have read, one at least; withdrawn ones are among them. */
    public int readItems() {
        return spaces.entrySet().stream()
                .filter(space -> !space.getKey().model().equals(ModelId.GIVEN))
                .mapToInt(space -> space.getValue().size())
                .sum();
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
        Space now = main;
        return now == null ? null : now.model();
    }

    /** The centre of the main model's items. */
    @Override
    public @Nullable Centre centre() {
        Space now = main;
        return now == null ? null : centres.get(now);
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

    private @Nullable Space mainSpace() {
        return spaces.entrySet().stream()
                .filter(space -> space.getValue().size() > 0)
                .max(Comparator.comparingInt((Map.Entry<Space, VectorSpace> space) ->
                                space.getValue().size())
                        .thenComparing(space -> space.getKey().model().name()))
                .map(Map.Entry::getKey)
                .orElse(null);
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
    public void addRelated(Related which, int slot, double weight, double from, double[] to, double[] scores) {
        neighbours.addTo(which, slot, weight, from, to, scores);
    }

    @Override
    public long[] related(Related which, int slot, int[] others) {
        return neighbours.related(which, slot, others);
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

package io.lethe.recommend.arrangement;

import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.grouping.Centre;
import io.lethe.interest.profile.grouping.Grouping;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which interest an item belongs to: the one whose direction is most similar, relative to the catalogue's {@link Centre}
 * as in {@link Grouping}, if that similarity {@code s} is above {@value #LEAST}; and how surely, {@code min(1, (s −
 * }{@value #LEAST}{@code ) / (}{@value #SURE}{@code − }{@value #LEAST}{@code ))}.
 */
final class Belonging {
    private static final double LEAST = 0.2;
    private static final double SURE = 0.4;
    private static final double KIND = .15;
    private static final double COMMON = 5;
    private static final double NEAREST = 1e-6;
    private static final Place NOWHERE = new Place(-1, 0);

    private final List<InterestPoint> points;
    private final Spot[] spots;
    private final Map<Integer, Place> known = new HashMap<>();
    private final @Nullable PointBlock block;
    private final int dimension;
    private final @Nullable Centre centre;
    private final double square;

    /** A direction as seen from the centre: its part along the centre's, and 1 by its distance from it. */
    private record Spot(QuantizedEmbedding direction, double pull, double reach) {}

    private record Place(int interest, double sure) {}

    Belonging(Catalogue catalogue, List<InterestPoint> points) {
        this.points = points;
        this.centre = catalogue.centre();
        this.square = centre == null ? Grouping.USUAL : centre.length() * centre.length();
        this.dimension = points.isEmpty() ? 0 : points.get(0).direction().dimension();
        boolean alike = points.size() > 1
                && dimension <= PointBlock.MOST_EXACT
                && points.stream().allMatch(point -> point.direction().dimension() == dimension);
        this.block = alike
                ? new PointBlock(points.stream().map(InterestPoint::direction).toList(), dimension)
                : null;
        this.spots = points.stream().map(point -> spot(point.direction())).toArray(Spot[]::new);
    }

    /** The place of the item's interest among the points; as many as there are points for none. */
    int of(CatalogueItem item) {
        int interest = place(item).interest();
        return interest < 0 ? points.size() : interest;
    }

    /** How surely it belongs there, above 0 and at most 1; 0 for none. */
    double sure(CatalogueItem item) {
        return place(item).sure();
    }

    private Place place(CatalogueItem item) {
        return known.computeIfAbsent(item.slot(), slot -> nearest(item));
    }

    private Place nearest(CatalogueItem item) {
        QuantizedEmbedding vector = item.vector();
        if (vector.dimension() == 0) {
            return NOWHERE;
        }
        int nearest = -1;
        double highest = LEAST;
        Spot spot = spot(vector);
        float[] dots = block == null || vector.dimension() != dimension ? null : block.dots(vector);
        for (int i = 0; i < spots.length; i++) {
            if (spots[i].direction().dimension() == vector.dimension()) {
                double cosine = dots == null
                        ? vector.cosine(spots[i].direction())
                        : dots[i]
                                / Math.sqrt((double) vector.square()
                                        * spots[i].direction().square());
                double seen = (cosine - spot.pull() - spots[i].pull() + square) * (spot.reach() * spots[i].reach());
                if (seen > highest) {
                    highest = seen;
                    nearest = i;
                }
            }
        }
        return nearest < 0 ? NOWHERE : new Place(nearest, Math.min(1, (highest - LEAST) / (SURE - LEAST)));
    }

    private Spot spot(QuantizedEmbedding vector) {
        double pull = centre != null && centre.direction().dimension() == vector.dimension()
                ? centre.length() * vector.cosine(centre.direction())
                : Grouping.USUAL;
        return new Spot(vector, pull, 1 / Math.sqrt(Math.max(NEAREST, 1 - 2 * pull + square)));
    }
}

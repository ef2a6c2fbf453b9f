package io.lethe.evaluation.dataset;

import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.Item;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * GroupLens' own CSV files: {@code movies.csv}, {@code ratings.csv} and, if it is there, {@code tags.csv}. A rating becomes an
 * event of type {@code rating} with its stars, a tag one of type {@code tag} with its words; genres become categories, the year
 * in the title the attribute {@code year}.
 */
public final class MovieLensReader implements DatasetReader {
    private static final Pattern YEAR = Pattern.compile("\\((\\d{4})\\)\\s*$");
    private static final String NO_GENRES = "(no genres listed)";

    private final SourceFile movies;
    private final SourceFile ratings;
    private final @Nullable SourceFile tags;
    private final ReadOptions options;

    MovieLensReader(SourceFile movies, SourceFile ratings, @Nullable SourceFile tags, ReadOptions options) {
        this.movies = movies;
        this.ratings = ratings;
        this.tags = tags;
        this.options = options;
    }

    @Override
    public String layout() {
        return "MovieLens";
    }

    @Override
    public void readItems(Consumer<? super Row> sink) throws IOException {
        CsvFile.visit(movies, this::movie, Rows.all(sink));
    }

    @Override
    public void readEvents(Consumer<? super Row> sink) throws IOException {
        Sequencer sequencer = Sequencer.decide(options.sequence(), this::visitEvents);
        visitEvents(Rows.all(row -> sink.accept(sequencer.number(row))));
    }

    @Override
    public void readCells(CellSink sink) throws IOException {
        CsvFile.cells(movies, sink);
        CsvFile.cells(ratings, sink);
        if (tags != null) {
            CsvFile.cells(tags, sink);
        }
    }

    @Override
    public Size size() throws IOException {
        return new Size(Rows.below(movies), Rows.below(ratings) + Rows.below(tags));
    }

    private void visitEvents(Row.Visitor visitor) throws IOException {
        boolean more = CsvFile.visit(ratings, this::rating, visitor);
        if (more && tags != null) {
            CsvFile.visit(tags, this::tag, visitor);
        }
    }

    private Row movie(Fields fields) {
        String title = fields.required("title");
        String genres = fields.text("genres");
        List<String> categories =
                genres.isBlank() || genres.equals(NO_GENRES) ? List.of() : List.of(genres.split("\\|"));
        SortedMap<String, Object> attributes = new TreeMap<>();
        Matcher year = YEAR.matcher(title);
        if (year.find()) {
            attributes.put("year", Double.valueOf(year.group(1)));
        }
        return new Row.CatalogueItem(new Item(
                options.tenant(), fields.required("movieId"), title, "", categories, attributes, true, null, null));
    }

    private Row rating(Fields fields) {
        return event(fields, InteractionType.RATING, fields.number("rating"), null);
    }

    private Row tag(Fields fields) {
        return event(fields, InteractionType.TAG, null, fields.required("tag"));
    }

    private Row event(Fields fields, InteractionType type, @Nullable Double value, @Nullable String text) {
        return Sequencer.eventOf(Interaction.of(
                        options.tenant(),
                        fields.required("userId"),
                        "",
                        fields.required("movieId"),
                        type.code(),
                        fields.seconds("timestamp"))
                .withValue(value)
                .withText(text));
    }
}

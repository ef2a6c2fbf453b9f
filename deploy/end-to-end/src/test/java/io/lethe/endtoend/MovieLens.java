package io.lethe.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A data set in MovieLens' layout, in a folder. */
record MovieLens(Path folder) {
    /** The whole of it, seen from this module; it need not be there. */
    static final MovieLens WHOLE = new MovieLens(Path.of("../../../shared/datasets/ml-latest-small"));

    boolean isThere() {
        return Files.isRegularFile(folder.resolve("ratings.csv"));
    }

    /** Its first films with their ratings and tags, written into a new folder. */
    MovieLens first(int films, Path target) throws IOException {
        Files.createDirectories(target);
        List<String> movies = rows("movies.csv").limit(films).toList();
        Set<String> ids = movies.stream().map(row -> field(row, 0)).collect(Collectors.toSet());
        write(target, "movies.csv", movies.stream());
        Predicate<String> kept = row -> ids.contains(field(row, 1));
        write(target, "ratings.csv", rows("ratings.csv").filter(kept));
        write(target, "tags.csv", rows("tags.csv").filter(kept));
        return new MovieLens(target);
    }

    /** The users with most ratings, the first with most. */
    List<String> heaviest(int users) throws IOException {
        Map<String, Long> counts = rows("ratings.csv")
                .map(row -> field(row, 0))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(users)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** When half of a user's ratings had been given, in seconds since 1970. */
    long middleOf(String user) throws IOException {
        long[] times = rows("ratings.csv")
                .filter(row -> field(row, 0).equals(user))
                .mapToLong(row -> Long.parseLong(field(row, 3)))
                .sorted()
                .toArray();
        return times[times.length / 2];
    }

    private Stream<String> rows(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream().skip(1);
    }

    private void write(Path target, String file, Stream<String> rows) throws IOException {
        String header;
        try (Stream<String> lines = Files.lines(folder.resolve(file))) {
            header = lines.findFirst().orElseThrow();
        }
        Files.write(target.resolve(file), Stream.concat(Stream.of(header), rows).toList());
    }

    /** A field before the first that may be quoted. */
    private static String field(String row, int index) {
        return row.split(",", index + 2)[index];
    }
}

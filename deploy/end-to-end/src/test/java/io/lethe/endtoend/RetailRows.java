package io.lethe.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A part of Online Retail, read where it lies: the rows of some of its customers, and their products. */
final class RetailRows {
    private static final String HEADER = "user_id\titem_id\ttimestamp\tevent_type\tvalue";
    private static final int PURCHASES = 10;

    private final Path folder;
    private final Map<String, List<Row>> byCustomer;

    /** A row as it stands, and what is needed of it. */
    record Row(String text, String customer, String product, long seconds, boolean purchase) {
        static Row of(String line) {
            String[] fields = line.split("\t", -1);
            return new Row(line, fields[0], fields[1], Long.parseLong(fields[2]), fields[3].equals("purchase"));
        }
    }

    private RetailRows(Path folder, Map<String, List<Row>> byCustomer) {
        this.folder = folder;
        this.byCustomer = byCustomer;
    }

    static RetailRows in(Path folder) throws IOException {
        Map<String, List<Row>> byCustomer = new HashMap<>();
        try (Stream<String> lines = Files.lines(folder.resolve("events.tsv"))) {
            if (!lines.limit(1).toList().equals(List.of(HEADER))) {
                throw new IOException(folder + " has other columns than " + HEADER);
            }
        }
        try (Stream<String> lines = Files.lines(folder.resolve("events.tsv"))) {
            lines.skip(1).map(Row::of).forEach(row -> byCustomer
                    .computeIfAbsent(row.customer(), customer -> new ArrayList<>())
                    .add(row));
        }
        return new RetailRows(folder, byCustomer);
    }

    /** Every {@code step}-th of those who purchased at ten times or more, beginning with the one with the most rows. */
    List<String> regulars(int step) {
        List<String> regulars = byCustomer.entrySet().stream()
                .filter(one -> one.getValue().stream()
                                .filter(Row::purchase)
                                .map(Row::seconds)
                                .distinct()
                                .count()
                        >= PURCHASES)
                .sorted(Comparator.comparingInt((Map.Entry<String, List<Row>> one) ->
                                -one.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        List<String> some = new ArrayList<>();
        for (int i = 0; i < regulars.size(); i += step) {
            some.add(regulars.get(i));
        }
        return some;
    }

    /** The time of the row that has this share of a customer's rows before it. */
    Instant date(String customer, double share) {
        List<Long> times = rowsOf(customer).stream().map(Row::seconds).sorted().toList();
        return Instant.ofEpochSecond(times.get((int) (share * times.size())));
    }

    /** How many different rows a customer has up to a date. */
    int distinct(String customer, Instant until) {
        Set<String> texts = new HashSet<>();
        rowsOf(customer).stream()
                .filter(row -> row.seconds() <= until.getEpochSecond())
                .forEach(row -> texts.add(row.text()));
        return texts.size();
    }

    /**
     * Writes the rows of these customers behind one date and up to another into a new folder, with all products
     * that these customers ever have if asked for.
     */
    Path write(Path to, List<String> customers, Instant after, Instant until, boolean products) throws IOException {
        Files.createDirectories(to);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (String customer : customers) {
            rowsOf(customer).stream()
                    .filter(row -> row.seconds() > after.getEpochSecond() && row.seconds() <= until.getEpochSecond())
                    .forEach(row -> lines.add(row.text()));
        }
        Files.write(to.resolve("events.tsv"), lines);
        if (products) {
            Files.write(to.resolve("items.tsv"), productsOf(customers));
        }
        return to;
    }

    /** The header of the products, and the rows of those that these customers have. */
    private List<String> productsOf(List<String> customers) throws IOException {
        Set<String> wanted = new HashSet<>();
        customers.forEach(customer -> rowsOf(customer).forEach(row -> wanted.add(row.product())));
        List<String> all = Files.readAllLines(folder.resolve("items.tsv"));
        List<String> some = new ArrayList<>(all.subList(0, 1));
        all.stream()
                .skip(1)
                .filter(line -> wanted.contains(line.split("\t", 2)[0]))
                .forEach(some::add);
        return some;
    }

    private List<Row> rowsOf(String customer) {
        return byCustomer.getOrDefault(customer, List.of());
    }
}

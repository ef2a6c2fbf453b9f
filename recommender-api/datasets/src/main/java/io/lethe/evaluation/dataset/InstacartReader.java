package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.file.Cells;
import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.dataset.file.FileTable;
import io.lethe.evaluation.dataset.row.CellSink;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.evaluation.dataset.row.RowFields;
import io.lethe.evaluation.dataset.row.RowParts;
import io.lethe.evaluation.dataset.row.Sequencer;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.Item;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Instacart's market baskets: a purchase for each product of an order. Times are published as days since the user's
 * order before and the hour of the day; each user's first order is put on {@link #FIRST_DAY}. The order in which
 * products went into the basket becomes the sequence.
 */
public final class InstacartReader implements DatasetReader {
    static final Instant FIRST_DAY = Instant.parse("2015-01-04T00:00:00Z");

    private static final List<String> OF_ORDERS =
            List.of("order_id", "user_id", "order_number", "order_dow", "order_hour_of_day", "days_since_prior_order");
    private static final List<String> OF_BASKETS = List.of("order_id", "product_id", "add_to_cart_order");
    private static final List<String> OF_PRODUCTS = List.of("product_id", "product_name", "aisle_id", "department_id");
    private static final int MOST_ORDERS = 1 << 28;

    private final FileTable orders;
    private final List<FileTable> baskets;
    private final List<FileTable> products;
    private final List<FileTable> names;
    private final ReadOptions options;

    private InstacartReader(
            FileTable orders,
            List<FileTable> baskets,
            List<FileTable> products,
            List<FileTable> names,
            ReadOptions options) {
        this.orders = orders;
        this.baskets = baskets;
        this.products = products;
        this.names = names;
        this.options = options;
    }

    /** Whether a file with these columns belongs to such a set. */
    static boolean isPart(List<String> columns) {
        return Stream.of(OF_ORDERS, OF_BASKETS, OF_PRODUCTS).anyMatch(columns::containsAll) || isNames(columns);
    }

    private static boolean isNames(List<String> columns) {
        return columns.equals(List.of("aisle_id", "aisle")) || columns.equals(List.of("department_id", "department"));
    }

    /** Whether these files are orders and baskets. */
    static boolean isOne(List<List<String>> columns) {
        return columns.stream().anyMatch(one -> one.containsAll(OF_ORDERS))
                && columns.stream().anyMatch(one -> one.containsAll(OF_BASKETS));
    }

    /** A reader of files that {@link #isOne} is true of. */
    static InstacartReader of(List<FileTable> tables, ReadOptions options, List<FileFinding> findings) {
        Function<List<String>, List<FileTable>> with = columns -> tables.stream()
                .filter(table -> table.columns().containsAll(columns))
                .toList();
        FileTable orders = with.apply(OF_ORDERS).get(0);
        findings.add(FileFinding.warning(
                "relative-times",
                orders.file().name(),
                "tells only days since the order before; each user's first order is put on "
                        + FIRST_DAY.toString().substring(0, 10),
                "Fine for comparing models; what is new and what is old among all users' events means nothing"));
        return new InstacartReader(
                orders,
                with.apply(OF_BASKETS),
                with.apply(OF_PRODUCTS),
                tables.stream().filter(table -> isNames(table.columns())).toList(),
                options);
    }

    @Override
    public String layout() {
        return "Instacart";
    }

    @Override
    public void readItems(Consumer<? super DatasetRow> sink) throws IOException {
        Map<String, String> aisles = names("aisle_id", "aisle");
        Map<String, String> departments = names("department_id", "department");
        for (FileTable table : products) {
            rows(
                    table,
                    fields -> new DatasetRow.CatalogueItem(new Item(
                            options.tenant(),
                            fields.required("product_id"),
                            fields.required("product_name"),
                            "",
                            Stream.of(
                                            departments.get(fields.text("department_id")),
                                            aisles.get(fields.text("aisle_id")))
                                    .flatMap(Stream::ofNullable)
                                    .toList(),
                            new TreeMap<>(Map.of()),
                            true,
                            null,
                            null)),
                    RowParts.all(sink));
        }
    }

    private Map<String, String> names(String id, String name) throws IOException {
        Map<String, String> all = new HashMap<>();
        for (FileTable table : names) {
            if (table.columns().contains(id)) {
                rows(
                        table,
                        fields -> {
                            all.put(fields.required(id), fields.required(name));
                            return new DatasetRow.Rejected(fields.place(), id, "is a name");
                        },
                        row -> true);
            }
        }
        return all;
    }

    @Override
    public void readEvents(Consumer<? super DatasetRow> sink) throws IOException {
        Orders placed = new Orders();
        rows(orders, placed, row -> {
            if (row instanceof DatasetRow.Rejected rejected
                    && !rejected.reason().isEmpty()) {
                sink.accept(row);
            }
            return true;
        });
        for (FileTable table : baskets) {
            rows(table, fields -> bought(fields, placed), RowParts.all(sink));
        }
    }

    private DatasetRow bought(RowFields fields, Orders placed) {
        String order = fields.required("order_id");
        String user = placed.user(order);
        if (user == null) {
            throw new RowFields.UnfitException(
                    "order_id", "is no order of " + orders.file().name(), order);
        }
        Interaction plain = Interaction.of(
                options.tenant(),
                user,
                "",
                fields.required("product_id"),
                InteractionType.PURCHASE.code(),
                placed.time(order));
        return Sequencer.eventOf(plain.withSequence(Math.max(0, Math.round(fields.number("add_to_cart_order")))));
    }

    @Override
    public void readCells(CellSink sink) throws IOException {
        for (FileTable table : tables()) {
            MappedReader.cells(table, sink);
        }
    }

    private List<FileTable> tables() {
        return Stream.of(List.of(orders), baskets, products, names)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Size size() {
        return new Size(
                products.stream().mapToLong(FileTable::rows).sum(),
                baskets.stream().mapToLong(FileTable::rows).sum());
    }

    private static void rows(FileTable table, Function<RowFields, DatasetRow> toRow, DatasetRow.Visitor visitor)
            throws IOException {
        String name = table.file().name();
        table.visit(new Cells.Visitor() {
            @Override
            public boolean row(Cells cells) {
                return visitor.visit(
                        RowFields.read(new RowFields(new DatasetRow.Place(name, cells.line()), cells), toRow));
            }

            @Override
            public boolean broken(long line, String reason) {
                return visitor.visit(new DatasetRow.Rejected(new DatasetRow.Place(name, line), "row", reason));
            }
        });
    }

    /** Who placed an order and when, by its number. A user's orders stand one behind the other, in their order. */
    private static final class Orders implements Function<RowFields, DatasetRow> {
        private String[] users = new String[1 << 10];
        private long[] times = new long[1 << 10];
        private String user = "";
        private long day;

        @Override
        public DatasetRow apply(RowFields fields) {
            int order = number(fields.required("order_id"))
                    .orElseThrow(() -> new RowFields.UnfitException("order_id", "is no number of an order"));
            String who = fields.required("user_id");
            if (!who.equals(user)) {
                user = who;
                day = 0;
            }
            String since = fields.optional("days_since_prior_order");
            day += since == null ? 0 : Math.round(RowFields.number("days_since_prior_order", since));
            if (order >= users.length) {
                int larger = Math.max(order + 1, users.length + (users.length >> 1));
                users = Arrays.copyOf(users, larger);
                times = Arrays.copyOf(times, larger);
            }
            users[order] = user;
            times[order] = FIRST_DAY
                    .plus(Duration.ofDays(day))
                    .plus(Duration.ofHours(Math.round(fields.number("order_hour_of_day"))))
                    .toEpochMilli();
            return new DatasetRow.Rejected(fields.place(), "order_id", "");
        }

        private static Optional<Integer> number(String text) {
            try {
                int number = Integer.parseInt(text.strip());
                return number >= 0 && number < MOST_ORDERS ? Optional.of(number) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        @Nullable
        String user(String order) {
            return number(order)
                    .filter(number -> number < users.length)
                    .map(number -> users[number])
                    .orElse(null);
        }

        long time(String order) {
            return number(order).map(number -> times[number]).orElse(0L);
        }
    }
}

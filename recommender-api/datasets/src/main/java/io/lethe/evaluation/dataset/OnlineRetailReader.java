package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.file.Cells;
import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.dataset.file.FileTable;
import io.lethe.evaluation.dataset.file.UnreadableFileException;
import io.lethe.evaluation.dataset.mapping.ColumnNames;
import io.lethe.evaluation.dataset.mapping.TimeChoice;
import io.lethe.evaluation.dataset.mapping.TimeFormat;
import io.lethe.evaluation.dataset.row.CellSink;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.evaluation.dataset.row.RowFields;
import io.lethe.evaluation.dataset.row.RowParts;
import io.lethe.evaluation.dataset.row.Sequencer;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.Item;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * UCI's Online Retail, and Online Retail II, in their own columns, unclean as they are. A row becomes a
 * {@code purchase}, a row of a cancelled invoice ({@code C…}) a {@code return}, with the quantity as a positive
 * value; times are read as UTC. Rows without a customer and rows of service codes (postage, discounts, charges:
 * whatever is not five digits with or without letters behind) are rejected.
 *
 * <p>The catalogue holds each product that a known customer bought or returned, under its newest name; of several names
 * at one time the bytewise smallest. So it depends neither on the order of the rows nor on repeats.
 */
public final class OnlineRetailReader implements DatasetReader {
    static final List<String> COLUMNS = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");

    private static final Map<String, String> SECOND_EDITION = Map.of("InvoiceNo", "Invoice", "UnitPrice", "Price");
    private static final Pattern PRODUCT = Pattern.compile("\\d{5}[A-Za-z]*");
    private static final Pattern PUBLISHED = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(?::\\d\\d)?");
    private static final Pattern CUSTOMER = Pattern.compile("(\\d+)(?:\\.0+)?");
    private static final DateTimeFormatter MONTH_FIRST = DateTimeFormatter.ofPattern("M/d/yyyy H:mm[:ss]");
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("d/M/yyyy H:mm[:ss]");
    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"), DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
    private static final Comparator<Name> NEWEST =
            Comparator.comparingLong(Name::time).thenComparing(Name::text, Comparator.reverseOrder());

    private record Name(long time, String text) {}

    /** One file, what it calls the columns, and how it writes dates with slashes. */
    private record Sales(
            FileTable table,
            Map<String, String> columns,
            DateTimeFormatter slashes,
            @Nullable TimeFormat other) {}

    private final List<Sales> files;
    private final ReadOptions options;

    private OnlineRetailReader(List<Sales> files, ReadOptions options) {
        this.files = files;
        this.options = options;
    }

    /** Whether these are the columns of the one or the other edition. */
    static boolean isOne(List<String> columns) {
        return COLUMNS.stream().allMatch(name -> column(columns, name).isPresent());
    }

    private static Optional<String> column(List<String> columns, String name) {
        return ColumnNames.find(columns, name)
                .or(() -> ColumnNames.find(columns, SECOND_EDITION.getOrDefault(name, name)));
    }

    /**
     * A reader of files that {@link #isOne} is true of, in their order.
     *
     * @param findings gets what there is to say of them
     */
    static OnlineRetailReader of(List<FileTable> tables, ReadOptions options, List<FileFinding> findings)
            throws IOException {
        List<Sales> files = new ArrayList<>();
        for (FileTable table : tables) {
            Map<String, String> columns = new HashMap<>();
            COLUMNS.forEach(
                    name -> columns.put(name, column(table.columns(), name).orElse(name)));
            columns.forEach((name, column) -> {
                if (!name.equals(column)) {
                    findings.add(FileFinding.note(
                            "column-name",
                            table.file().name(),
                            "`" + column + "` was taken for `" + name + "`",
                            "Nothing to do if that is what it is"));
                }
            });
            files.add(new Sales(table, columns, slashes(table, columns, findings), other(table, columns)));
            findings.add(FileFinding.note(
                    "unread-columns",
                    table.file().name(),
                    "holds columns that will not be read: " + columns.get("UnitPrice") + ", " + columns.get("Country"),
                    "Nothing to do, unless one matters: a mapping makes it a value, a text, an attribute or context"));
        }
        return new OnlineRetailReader(files, options);
    }

    private static DateTimeFormatter slashes(FileTable table, Map<String, String> columns, List<FileFinding> findings)
            throws IOException {
        TimeChoice choice = new TimeChoice(ZoneOffset.UTC);
        String column = columns.getOrDefault("InvoiceDate", "InvoiceDate");
        table.visit(new Cells.Visitor() {
            @Override
            public boolean row(Cells cells) {
                String text = cells.text(column);
                if (text.indexOf('/') > 0) {
                    choice.show(text);
                }
                return true;
            }

            @Override
            public boolean broken(long line, String reason) {
                return true;
            }
        });
        return switch (choice.order()) {
            case BOTH ->
                throw new UnreadableFileException(
                        table.file().name() + ": the column " + column + " " + choice.bothWays());
            case DAY_FIRST -> {
                findings.add(FileFinding.note(
                        "day-or-month",
                        table.file().name(),
                        "writes the day before the month in " + column,
                        "Nothing to do"));
                yield DAY_FIRST;
            }
            case UNKNOWN -> {
                if (!choice.isEmpty()) {
                    findings.add(FileFinding.warning(
                            "day-or-month",
                            table.file().name(),
                            "does not tell whether the day or the month comes first in " + column
                                    + "; the month was taken, as in the published file",
                            "If the day comes first, write the dates as 2010-12-01 08:26:00"));
                }
                yield MONTH_FIRST;
            }
            case MONTH_FIRST -> MONTH_FIRST;
        };
    }

    /** The form of the times that neither of the published files has; null if none of them has one that is known. */
    private static @Nullable TimeFormat other(FileTable table, Map<String, String> columns) throws IOException {
        TimeChoice choice = new TimeChoice(ZoneOffset.UTC);
        String column = columns.getOrDefault("InvoiceDate", "InvoiceDate");
        table.visit(new Cells.Visitor() {
            @Override
            public boolean row(Cells cells) {
                String text = cells.text(column).strip();
                if (text.indexOf('/') < 0 && !PUBLISHED.matcher(text).matches()) {
                    choice.show(text);
                }
                return true;
            }

            @Override
            public boolean broken(long line, String reason) {
                return true;
            }
        });
        if (choice.order() == TimeChoice.Order.BOTH) {
            throw new UnreadableFileException(table.file().name() + ": the column " + column + " " + choice.bothWays());
        }
        return choice.decide() instanceof TimeChoice.Outcome.Found found ? found.format() : null;
    }

    @Override
    public String layout() {
        return "UCI Online Retail";
    }

    @Override
    public void readItems(Consumer<? super DatasetRow> sink) throws IOException {
        SortedMap<String, Name> names = new TreeMap<>();
        visit(
                (sales, fields) -> {
                    DatasetRow row = event(sales, fields);
                    note(sales, fields, row, names);
                    return row;
                },
                row -> true);
        names.forEach((code, name) -> sink.accept(new DatasetRow.CatalogueItem(
                Item.of(options.tenant(), code, name.text().isEmpty() ? code : name.text(), ""))));
    }

    @Override
    public void readEvents(Consumer<? super DatasetRow> sink) throws IOException {
        Sequencer sequencer = Sequencer.decide(options.sequence(), visitor -> visit(this::event, visitor));
        visit(this::event, RowParts.all(row -> sink.accept(sequencer.number(row))));
    }

    private void visit(BiFunction<Sales, RowFields, DatasetRow> toRow, DatasetRow.Visitor visitor) throws IOException {
        for (Sales sales : files) {
            String name = sales.table().file().name();
            boolean more = sales.table().visit(new Cells.Visitor() {
                @Override
                public boolean row(Cells cells) {
                    return visitor.visit(RowFields.read(
                            new RowFields(new DatasetRow.Place(name, cells.line()), cells),
                            fields -> toRow.apply(sales, fields)));
                }

                @Override
                public boolean broken(long line, String reason) {
                    return visitor.visit(new DatasetRow.Rejected(new DatasetRow.Place(name, line), "row", reason));
                }
            });
            if (!more) {
                return;
            }
        }
    }

    @Override
    public void readCells(CellSink sink) throws IOException {
        for (Sales sales : files) {
            MappedReader.cells(sales.table(), sink);
        }
    }

    /** The number of products is known only when they have been read, so it counts as 0. */
    @Override
    public Size size() {
        return new Size(
                0, files.stream().mapToLong(sales -> sales.table().rows()).sum());
    }

    private static void note(Sales sales, RowFields fields, DatasetRow row, SortedMap<String, Name> names) {
        if (row instanceof DatasetRow.Event event) {
            Interaction interaction = event.interaction();
            String text =
                    fields.text(sales.columns().getOrDefault("Description", "")).strip();
            Name name = new Name(text.isEmpty() ? Long.MIN_VALUE : interaction.timestamp(), text);
            names.merge(
                    String.valueOf(interaction.itemId()),
                    name,
                    (left, right) -> NEWEST.compare(left, right) >= 0 ? left : right);
        }
    }

    private DatasetRow event(Sales sales, RowFields fields) {
        Map<String, String> columns = sales.columns();
        String customerColumn = columns.getOrDefault("CustomerID", "");
        String codeColumn = columns.getOrDefault("StockCode", "");
        String quantityColumn = columns.getOrDefault("Quantity", "");
        String customer = fields.text(customerColumn).strip();
        if (customer.isEmpty()) {
            throw new RowFields.UnfitException(customerColumn, "is missing");
        }
        var number = CUSTOMER.matcher(customer);
        String userId = number.matches() ? number.group(1) : customer;
        String code = fields.required(codeColumn).strip();
        if (!PRODUCT.matcher(code).matches()) {
            throw new RowFields.UnfitException(codeColumn, "is a service code and no product", code);
        }
        boolean cancelled =
                fields.required(columns.getOrDefault("InvoiceNo", "")).strip().startsWith("C");
        double quantity = fields.number(quantityColumn);
        if (quantity == 0 || (quantity < 0) != cancelled) {
            throw new RowFields.UnfitException(
                    quantityColumn,
                    cancelled ? "is not negative on a cancelled invoice" : "is not positive",
                    fields.text(quantityColumn));
        }
        InteractionType type = cancelled ? InteractionType.RETURN : InteractionType.PURCHASE;
        return Sequencer.eventOf(Interaction.of(options.tenant(), userId, "", code, type.code(), time(sales, fields))
                .withValue(Math.abs(quantity)));
    }

    private static long time(Sales sales, RowFields fields) {
        String column = sales.columns().getOrDefault("InvoiceDate", "");
        String text = fields.required(column).strip();
        for (DateTimeFormatter format : text.indexOf('/') > 0 ? List.of(sales.slashes()) : TIMES) {
            try {
                return LocalDateTime.parse(text, format)
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli();
            } catch (DateTimeParseException e) {
                continue;
            }
        }
        TimeFormat other = sales.other();
        OptionalLong millis = other == null ? OptionalLong.empty() : other.millis(text);
        if (millis.isPresent()) {
            return millis.getAsLong();
        }
        throw new RowFields.UnfitException(column, "is not a time such as 2010-12-01 08:26:00", text);
    }
}

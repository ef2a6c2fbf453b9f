package io.lethe.evaluation.dataset;

import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.Item;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * UCI's Online Retail in its own columns, unclean as it is. A row becomes a {@code purchase}, a row of a cancelled invoice
 * ({@code C…}) a {@code return}, with the quantity as a positive value; times are read as UTC. Rows without a customer and rows of
 * service codes (postage, discounts, charges: whatever is not five digits with or without letters behind) are rejected.
 *
 * <p>The catalogue holds each product that a known customer bought or returned, under its newest name; of several names at
 * one time the bytewise smallest. So it depends neither on the order of the rows nor on repeats.
 */
public final class OnlineRetailReader implements DatasetReader {
    static final List<String> COLUMNS = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");

    private static final Pattern PRODUCT = Pattern.compile("\\d{5}[A-Za-z]*");
    private static final Pattern CUSTOMER = Pattern.compile("(\\d+)(?:\\.0+)?");
    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"),
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"),
            DateTimeFormatter.ofPattern("M/d/yyyy H:mm"));
    private static final Comparator<Name> NEWEST =
            Comparator.comparingLong(Name::time).thenComparing(Name::text, Comparator.reverseOrder());

    private record Name(long time, String text) {}

    private final SourceFile file;
    private final ReadOptions options;

    OnlineRetailReader(SourceFile file, ReadOptions options) {
        this.file = file;
        this.options = options;
    }

    @Override
    public String layout() {
        return "UCI Online Retail";
    }

    @Override
    public void readItems(Consumer<? super Row> sink) throws IOException {
        SortedMap<String, Name> names = new TreeMap<>();
        CsvFile.visit(
                file,
                fields -> {
                    Row row = event(fields);
                    note(fields, row, names);
                    return row;
                },
                row -> true);
        names.forEach((code, name) -> sink.accept(new Row.CatalogueItem(
                Item.of(options.tenant(), code, name.text().isEmpty() ? code : name.text(), ""))));
    }

    @Override
    public void readEvents(Consumer<? super Row> sink) throws IOException {
        Sequencer sequencer =
                Sequencer.decide(options.sequence(), visitor -> CsvFile.visit(file, this::event, visitor));
        CsvFile.visit(file, this::event, Rows.all(row -> sink.accept(sequencer.number(row))));
    }

    @Override
    public void readCells(CellSink sink) throws IOException {
        CsvFile.cells(file, sink);
    }

    /** The number of products is known only when they have been read, so it counts as 0. */
    @Override
    public Size size() throws IOException {
        return new Size(0, Rows.below(file));
    }

    private static void note(Fields fields, Row row, SortedMap<String, Name> names) {
        if (row instanceof Row.Event event) {
            Interaction interaction = event.interaction();
            String text = fields.text("Description").strip();
            Name name = new Name(text.isEmpty() ? Long.MIN_VALUE : interaction.timestamp(), text);
            names.merge(
                    String.valueOf(interaction.itemId()),
                    name,
                    (left, right) -> NEWEST.compare(left, right) >= 0 ? left : right);
        }
    }

    private Row event(Fields fields) {
        String customer = fields.text("CustomerID").strip();
        if (customer.isEmpty()) {
            throw new Fields.UnfitException("CustomerID", "is missing");
        }
        var number = CUSTOMER.matcher(customer);
        String userId = number.matches() ? number.group(1) : customer;
        String code = fields.required("StockCode").strip();
        if (!PRODUCT.matcher(code).matches()) {
            throw new Fields.UnfitException("StockCode", "is a service code and no product");
        }
        boolean cancelled = fields.required("InvoiceNo").strip().startsWith("C");
        double quantity = fields.number("Quantity");
        if (quantity == 0 || (quantity < 0) != cancelled) {
            throw new Fields.UnfitException(
                    "Quantity", cancelled ? "is not negative on a cancelled invoice" : "is not positive");
        }
        InteractionType type = cancelled ? InteractionType.RETURN : InteractionType.PURCHASE;
        return Sequencer.eventOf(
                Interaction.of(options.tenant(), userId, "", code, type.code(), time(fields.required("InvoiceDate")))
                        .withValue(Math.abs(quantity)));
    }

    private static long time(String text) {
        for (DateTimeFormatter format : TIMES) {
            try {
                return LocalDateTime.parse(text.strip(), format)
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli();
            } catch (DateTimeParseException e) {
                continue;
            }
        }
        throw new Fields.UnfitException("InvoiceDate", "is not a time such as 2010-12-01 08:26:00");
    }
}

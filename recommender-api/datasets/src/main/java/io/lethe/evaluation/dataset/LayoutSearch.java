package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.dataset.file.FileTable;
import io.lethe.evaluation.dataset.file.Form;
import io.lethe.evaluation.dataset.file.SourceFile;
import io.lethe.evaluation.dataset.mapping.FieldSource;
import io.lethe.evaluation.dataset.mapping.Guess;
import io.lethe.evaluation.dataset.mapping.Layouts;
import io.lethe.evaluation.dataset.mapping.Mapping;
import io.lethe.evaluation.dataset.mapping.Mapping.Kind;
import io.lethe.evaluation.dataset.row.Binding;
import io.lethe.evaluation.dataset.row.BoundPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which data set some files are: one that somebody described, of a known layout, or one whose columns can be
 * guessed.
 */
final class LayoutSearch {
    private final DatasetFiles files;
    private final ReadOptions options;
    private final Form said;
    private final List<FileFinding> findings = new ArrayList<>();
    private final Map<SourceFile, FileSample> peeks = new LinkedHashMap<>();

    LayoutSearch(DatasetFiles files, ReadOptions options) {
        this.files = files;
        this.options = options;
        this.said = Form.UNKNOWN.in(files.encoding());
    }

    Detection detection() throws IOException {
        for (Path path : files.paths()) {
            for (SourceFile file : SourceFile.at(path)) {
                if (FileSample.isData(file)) {
                    peeks.putIfAbsent(file, FileSample.at(file, said));
                }
            }
        }
        Mapping given = files.mapping();
        if (given != null) {
            return byMapping(given);
        }
        Optional<Detection> known = known();
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Detection> below = below();
        return below.isPresent() ? below.get() : guessed();
    }

    private Optional<Detection> known() throws IOException {
        Optional<Detection> documents = documents();
        if (documents.isPresent()) {
            return documents;
        }
        Optional<Match> layout = Layouts.all().stream()
                .map(mapping -> Match.of(mapping, peeks.values()))
                .filter(Match::whole)
                .reduce((best, next) -> next.score() > best.score() ? next : best);
        List<FileSample> baskets = peeks.values().stream()
                .filter(peek -> InstacartReader.isPart(peek.columns()))
                .toList();
        if (InstacartReader.isOne(baskets.stream().map(FileSample::columns).toList())) {
            List<FileTable> tables = tables(baskets);
            return Optional.of(recognised(InstacartReader.of(tables, options, findings), null, false, tables));
        }
        List<FileSample> retail = peeks.values().stream()
                .filter(peek -> OnlineRetailReader.isOne(peek.columns()))
                .toList();
        if (!retail.isEmpty() && layout.map(match -> match.score() < 100).orElse(true)) {
            List<FileTable> tables = tables(retail);
            OnlineRetailReader reader = OnlineRetailReader.of(tables, options, findings);
            return Optional.of(recognised(reader, null, false, tables));
        }
        return layout.isEmpty() ? Optional.empty() : Optional.of(bound(layout.get(), false));
    }

    /** Events and items that are in the public JSON form already. */
    private Optional<Detection> documents() throws IOException {
        List<FileSample> events =
                peeks.values().stream().filter(FileSample::isPublicEvents).toList();
        List<FileSample> items =
                peeks.values().stream().filter(FileSample::isPublicItems).toList();
        if (events.isEmpty() && items.isEmpty()) {
            return Optional.empty();
        }
        List<FileTable> ofEvents = tables(events);
        List<FileTable> ofItems = tables(items);
        return Optional.of(recognised(
                new NdjsonReader(ofEvents, ofItems, options),
                null,
                false,
                Stream.concat(ofEvents.stream(), ofItems.stream()).toList()));
    }

    private Detection byMapping(Mapping mapping) throws IOException {
        Match match = Match.of(mapping, peeks.values());
        if (match.whole()) {
            return bound(completed(match), false);
        }
        return new Detection.Unrecognised(
                "The mapping does not fit " + files.name() + ": " + match.lacks() + "\n"
                        + UnrecognisedFiles.describe(peeks.values()),
                findings(),
                null);
    }

    /** The same with the time and the type guessed where the mapping says nothing of them. */
    private Match completed(Match match) throws IOException {
        List<Match.Pair> pairs = new ArrayList<>();
        for (Match.Pair pair : match.pairs()) {
            FileTable table = pair.peek().table();
            pairs.add(
                    table == null
                            ? pair
                            : new Match.Pair(
                                    Guess.completed(pair.part(), seen(pair.peek(), table), day(), findings),
                                    pair.peek()));
        }
        return new Match(match.mapping(), pairs, List.of(), List.of());
    }

    private static Guess.Seen seen(FileSample peek, FileTable table) throws IOException {
        return new Guess.Seen(peek.name(), table.columns(), table.sample(), table.named());
    }

    private Detection bound(Match match, boolean guessed) throws IOException {
        boolean lenient = guessed || files.mapping() != null;
        ZoneId zone = ZoneId.of(match.mapping().zone());
        Map<SourceFile, FileTable> tables = new LinkedHashMap<>();
        List<BoundPart> parts = new ArrayList<>();
        for (Match.Pair pair : match.pairs()) {
            SourceFile file = pair.peek().file();
            FileTable table = tables.get(file);
            if (table == null) {
                table = FileTable.open(file, Binding.form(pair.part(), said));
                tables.put(file, table);
            }
            parts.add(Binding.of(pair.part(), table, zone, lenient, findings));
        }
        parts.stream()
                .collect(Collectors.groupingBy(BoundPart::file, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(several -> Binding.unread(several).ifPresent(findings::add));
        findings.addAll(RatingScales.of(parts));
        if (!match.mapping().about().isEmpty()) {
            findings.add(FileFinding.note(
                    "layout",
                    files.name(),
                    "is " + match.mapping().name(),
                    match.mapping().about()));
        }
        Mapping exact = lenient ? exact(match.mapping(), parts) : match.mapping();
        return recognised(new MappedReader(exact, parts, options), exact, guessed, List.copyOf(tables.values()));
    }

    /** The mapping with everything that was found out about its files, so that it can be kept and given again. */
    private static Mapping exact(Mapping mapping, List<BoundPart> parts) {
        return mapping.withParts(parts.stream()
                .map(part -> {
                    Map<String, FieldSource> fields = new LinkedHashMap<>();
                    part.part()
                            .fields()
                            .forEach((name, origin) -> fields.put(
                                    name,
                                    part.times().containsKey(name) && origin.constant() == null
                                            ? origin.withFormat(
                                                    part.times().get(name).code())
                                            : origin));
                    return part.part()
                            .with(fields)
                            .named(List.of(part.table().file().plainName()));
                })
                .toList());
    }

    private List<FileTable> tables(List<FileSample> chosen) throws IOException {
        List<FileTable> tables = new ArrayList<>();
        for (FileSample peek : chosen) {
            tables.add(FileTable.open(peek.file(), said));
        }
        return tables;
    }

    private Detection recognised(
            DatasetReader reader, @Nullable Mapping mapping, boolean guessed, List<FileTable> tables) {
        tables.forEach(table -> findings.addAll(table.findings()));
        Set<SourceFile> read = tables.stream().map(FileTable::file).collect(Collectors.toSet());
        for (FileSample peek : peeks.values()) {
            if (!read.contains(peek.file())) {
                String problem = peek.problem();
                findings.add(FileFinding.warning(
                        "unread-file",
                        peek.name(),
                        "will not be read: " + (problem == null ? reader.layout() + " has no use for it" : problem),
                        "Nothing to do, unless it matters: then import it by itself, with a mapping"));
            }
        }
        if (guessed && mapping != null) {
            findings.add(FileFinding.note(
                    "guessed",
                    files.name(),
                    "is of no known layout; what its columns mean was guessed",
                    "Look at the first rows below; a mapping says it otherwise: --map user=COLUMN,item=COLUMN,…"));
        }
        return new Detection.Recognised(reader, mapping, guessed, findings());
    }

    private List<FileFinding> findings() {
        return findings.stream().distinct().toList();
    }

    /** The one folder inside that holds a data set. */
    private Optional<Detection> below() throws IOException {
        if (files.paths().size() != 1 || !Files.isDirectory(files.paths().get(0))) {
            return Optional.empty();
        }
        Path folder = files.paths().get(0);
        List<Path> inner;
        try (var paths = Files.walk(folder, 2)) {
            inner = paths.filter(path -> !path.equals(folder) && Files.isDirectory(path))
                    .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
        Map<Path, Detection.Recognised> found = new LinkedHashMap<>();
        for (Path one : inner) {
            LayoutSearch search = new LayoutSearch(new DatasetFiles(List.of(one), null, files.encoding()), options);
            if (search.withoutDescent() instanceof Detection.Recognised recognised) {
                found.put(one, recognised);
            }
        }
        if (found.size() > 1) {
            return Optional.of(new Detection.Unrecognised(
                    files.name() + " holds several data sets: "
                            + found.entrySet().stream()
                                    .map(one -> folder.relativize(one.getKey()) + " ("
                                            + one.getValue().reader().layout() + ")")
                                    .collect(Collectors.joining(", "))
                            + ". Name one of them",
                    List.of(),
                    null));
        }
        return found.entrySet().stream().findFirst().map(one -> {
            List<FileFinding> all = new ArrayList<>(one.getValue().findings());
            all.add(FileFinding.note(
                    "sub-folder",
                    files.name(),
                    "holds no data set itself; the one in " + folder.relativize(one.getKey()) + " was taken ("
                            + one.getValue().reader().layout() + ")",
                    "Nothing to do"));
            return new Detection.Recognised(
                    one.getValue().reader(),
                    one.getValue().mapping(),
                    one.getValue().guessed(),
                    all);
        });
    }

    private Detection withoutDescent() throws IOException {
        for (SourceFile file : SourceFile.at(files.paths().get(0))) {
            if (FileSample.isData(file)) {
                peeks.put(file, FileSample.at(file, said));
            }
        }
        Optional<Detection> known = known();
        return known.isPresent() ? known.get() : new Detection.Unrecognised("", List.of(), null);
    }

    private Detection guessed() throws IOException {
        List<Guess.Seen> seen = new ArrayList<>();
        for (FileSample peek : peeks.values()) {
            FileTable table = peek.table();
            if (table != null) {
                seen.add(seen(peek, table));
            }
        }
        Guess guess = Guess.of(seen, day());
        if (guess.whole()) {
            Match match = Match.of(guess.mapping(), peeks.values());
            if (match.whole()
                    && match.pairs().stream().anyMatch(pair -> pair.part().kind() == Kind.EVENTS)) {
                findings.addAll(guess.findings());
                return bound(match, true);
            }
        }
        return new Detection.Unrecognised(
                UnrecognisedFiles.reason(files, peeks.values(), guess),
                findings(),
                guess.mapping().parts().isEmpty() ? null : guess.mapping());
    }

    /** The day on which the newest of the files was changed, for events that say no time. */
    private String day() throws IOException {
        long newest = 0;
        for (FileSample peek : peeks.values()) {
            newest = Math.max(
                    newest, Files.getLastModifiedTime(peek.file().path()).toMillis());
        }
        return Instant.ofEpochMilli(newest).toString().substring(0, 10);
    }
}

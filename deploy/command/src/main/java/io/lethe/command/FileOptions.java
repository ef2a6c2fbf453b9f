package io.lethe.command;

import io.lethe.evaluation.dataset.DatasetFiles;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.mapping.Mapping;
import io.lethe.evaluation.dataset.mapping.MappingReading;
import io.lethe.evaluation.dataset.mapping.MappingText;
import io.lethe.evaluation.dataset.mapping.MappingYaml;
import io.lethe.evaluation.dataset.row.SequenceMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which files are read, and what their columns mean. */
public final class FileOptions {
    public static final String SEQUENCE =
            "Whether the order of the rows orders events of equal time: row, none, or auto (only where times are whole days)."
                    + " Default: ${DEFAULT-VALUE}.";

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files, zip archives, or the folder of a data set: CSV, TSV, NDJSON or JSON, gzipped or not.")
    private List<Path> paths = List.of();

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN,…",
            description = {
                "What the columns mean, where that is neither known nor rightly guessed:",
                "user=visitorid,item=itemid,type=event,time=timestamp:ms,transaction=purchase. On the left stands a field or a"
                        + " type of event, on the right a column, or 'a constant'; docs/feeding.md has the fields."
            })
    private @Nullable String map;

    @Option(
            names = {"--map-file", "--mapping"},
            paramLabel = "FILE.yaml",
            description = "The same from a file, as --save-map writes it.")
    private @Nullable Path mapFile;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The zone of times that say none, such as Europe/Berlin. Default: UTC.")
    private @Nullable String zone;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "The encoding of the files, such as windows-1252. Default: found out.")
    private @Nullable String encoding;

    @Option(names = "--sequence", paramLabel = "HOW", defaultValue = "auto", description = SEQUENCE)
    private SequenceMode sequence = SequenceMode.AUTO;

    public SequenceMode sequence() {
        return sequence;
    }

    @Nullable
    public String zone() {
        return zone;
    }

    /** Whether somebody said what the columns mean. */
    public boolean isMapped() {
        return map != null || mapFile != null;
    }

    /** @throws RefusalException if the mapping or the zone is wrong */
    public DatasetFiles files() {
        if (map != null && mapFile != null) {
            throw new RefusalException("Give --map or --map-file, not both");
        }
        if (zone != null) {
            requireZone(zone);
        }
        return new DatasetFiles(paths, mapping(), encoding);
    }

    private @Nullable Mapping mapping() {
        if (map != null) {
            return read(MappingText.read(map, zone == null ? "UTC" : zone));
        }
        Mapping given = mapFile == null ? null : mapping(mapFile);
        return given == null || zone == null ? given : new Mapping(given.name(), zone, given.about(), given.parts());
    }

    /** @throws RefusalException if there is no mapping in this file */
    public static Mapping mapping(Path file) {
        try {
            return read(MappingYaml.read(Files.readString(file, StandardCharsets.UTF_8), file.toString()));
        } catch (IOException e) {
            throw new RefusalException("The mapping " + file + " cannot be read: " + e);
        }
    }

    /** @throws RefusalException if there is no data set in this folder */
    public static void checkFolder(Path folder) {
        FilesSeen.of(DatasetFiles.of(folder), ReadOptions.DEFAULT, null, System.out);
    }

    private static Mapping read(MappingReading reading) {
        if (reading instanceof MappingReading.Refused refused) {
            throw new RefusalException(String.join(System.lineSeparator(), refused.errors()));
        }
        return ((MappingReading.Read) reading).mapping();
    }

    private static void requireZone(String zone) {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new RefusalException("--zone: there is no zone " + zone + "; Europe/Berlin and UTC are some");
        }
    }
}

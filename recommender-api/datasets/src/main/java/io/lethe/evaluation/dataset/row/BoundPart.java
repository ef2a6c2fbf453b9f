package io.lethe.evaluation.dataset.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.evaluation.dataset.file.Cells;
import io.lethe.evaluation.dataset.file.FileTable;
import io.lethe.evaluation.dataset.mapping.Mapping.Each;
import io.lethe.evaluation.dataset.mapping.Mapping.Kind;
import io.lethe.evaluation.dataset.mapping.Mapping.Only;
import io.lethe.evaluation.dataset.mapping.Mapping.Part;
import io.lethe.evaluation.dataset.mapping.TimeFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A part of a mapping and the file that it reads.
 *
 * @param part    with the columns as the file calls them
 * @param times   how the times of its fields are written, by field
 * @param further columns that become attributes or context
 * @param numbers those columns, of these and of the mapped attributes, whose cells are numbers
 */
public record BoundPart(
        Part part, FileTable table, Map<String, TimeFormat> times, List<String> further, Set<String> numbers) {

    public boolean reads(Kind kind) {
        return part.kind() == kind;
    }

    public String file() {
        return table.file().name();
    }

    /** @return whether the visitor wants more */
    public boolean visit(Function<RowFields, DatasetRow> toRow, DatasetRow.Visitor visitor) throws IOException {
        Each each = part.each();
        Only only = part.only();
        return table.visit(new Cells.Visitor() {
            @Override
            public boolean row(Cells cells) {
                if (only != null
                        && !only.values().contains(cells.text(only.column()).strip())) {
                    return true;
                }
                DatasetRow.Place place = new DatasetRow.Place(file(), cells.line());
                return each == null
                        ? visitor.visit(RowFields.read(new RowFields(place, cells), toRow))
                        : members(place, cells, each, toRow, visitor);
            }

            @Override
            public boolean broken(long line, String reason) {
                return visitor.visit(new DatasetRow.Rejected(new DatasetRow.Place(file(), line), "row", reason));
            }
        });
    }

    private static boolean members(
            DatasetRow.Place place,
            Cells cells,
            Each each,
            Function<RowFields, DatasetRow> toRow,
            DatasetRow.Visitor visitor) {
        String split = each.split();
        if (split != null) {
            for (String member : cells.text(each.column()).split(Pattern.quote(split))) {
                if (!member.isBlank()
                        && !visitor.visit(RowFields.read(new RowFields(place, MemberCells.of(cells, member)), toRow))) {
                    return false;
                }
            }
            return true;
        }
        for (JsonNode member : cells.node(each.column())) {
            if (!visitor.visit(RowFields.read(new RowFields(place, MemberCells.of(cells, member)), toRow))) {
                return false;
            }
        }
        return true;
    }
}

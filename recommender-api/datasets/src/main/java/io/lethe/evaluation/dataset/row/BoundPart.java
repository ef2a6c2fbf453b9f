package io.lethe.evaluation.dataset.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.evaluation.dataset.file.Cells;
import io.lethe.evaluation.dataset.file.Table;
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
public record BoundPart(Part part, Table table, Map<String, TimeFormat> times, List<String> further, Set<String> numbers) {

    public boolean reads(Kind kind) {
        return part.kind() == kind;
    }

    public String file() {
        return table.file().name();
    }

    /** @return whether the visitor wants more */
    public boolean visit(Function<Fields, Row> toRow, Row.Visitor visitor) throws IOException {
        Each each = part.each();
        Only only = part.only();
        return table.visit(new Cells.Visitor() {
            @Override
            public boolean row(Cells cells) {
                if (only != null
                        && !only.values().contains(cells.text(only.column()).strip())) {
                    return true;
                }
                Row.Place place = new Row.Place(file(), cells.line());
                return each == null
                        ? visitor.visit(Fields.read(new Fields(place, cells), toRow))
                        : members(place, cells, each, toRow, visitor);
            }

            @Override
            public boolean broken(long line, String reason) {
                return visitor.visit(new Row.Rejected(new Row.Place(file(), line), "row", reason));
            }
        });
    }

    private static boolean members(
            Row.Place place, Cells cells, Each each, Function<Fields, Row> toRow, Row.Visitor visitor) {
        String split = each.split();
        if (split != null) {
            for (String member : cells.text(each.column()).split(Pattern.quote(split))) {
                if (!member.isBlank()
                        && !visitor.visit(Fields.read(new Fields(place, MemberCells.of(cells, member)), toRow))) {
                    return false;
                }
            }
            return true;
        }
        for (JsonNode member : cells.node(each.column())) {
            if (!visitor.visit(Fields.read(new Fields(place, MemberCells.of(cells, member)), toRow))) {
                return false;
            }
        }
        return true;
    }
}

package io.lethe.evaluation.dataset.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lethe.evaluation.dataset.file.Cells;
import io.lethe.evaluation.dataset.mapping.Mapping.Each;

/**
 * The cells of a row together with one member of a list in it: {@code each}, and {@code each.name} for a field of the
 * member.
 */
record MemberCells(Cells row, JsonNode member) implements Cells {
    private static final String INSIDE = Each.MEMBER + ".";

    static Cells of(Cells row, String member) {
        return new MemberCells(row, TextNode.valueOf(member));
    }

    static Cells of(Cells row, JsonNode member) {
        return new MemberCells(row, member);
    }

    @Override
    public long line() {
        return row.line();
    }

    @Override
    public ObjectNode json() {
        return row.json();
    }

    @Override
    public String text(String column) {
        if (!column.equals(Each.MEMBER) && !column.startsWith(INSIDE)) {
            return row.text(column);
        }
        JsonNode node = node(column);
        return node.isTextual() ? node.textValue() : node.isMissingNode() || node.isNull() ? "" : node.toString();
    }

    @Override
    public JsonNode node(String column) {
        if (column.equals(Each.MEMBER)) {
            return member;
        }
        return column.startsWith(INSIDE) ? member.path(column.substring(INSIDE.length())) : row.node(column);
    }
}

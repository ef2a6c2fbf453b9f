package io.lethe.evaluation.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.ties.TieCounts;
import java.util.List;

/** An inspection for programs. */
final class InspectionJson {
    private InspectionJson() {}

    static ObjectNode of(Inspection inspection, List<FileFinding> files, ObjectMapper mapper) {
        ObjectNode all =
                mapper.createObjectNode().put("dataset", inspection.name()).put("layout", inspection.layout());
        ArrayNode ofFiles = all.putArray("files");
        files.forEach(finding -> ofFiles.addObject()
                .put("kind", finding.kind())
                .put("severity", finding.severity().code())
                .put("file", finding.file())
                .put("text", finding.text())
                .put("advice", finding.advice()));
        ObjectNode overview = all.putObject("overview");
        inspection.overview().forEach(overview::put);
        ObjectNode types = all.putObject("types");
        inspection.types().forEach(types::put);
        all.put("firstMillis", inspection.first()).put("lastMillis", inspection.last());
        TieCounts ties = inspection.ties();
        all.put("grain", inspection.grain().code())
                .putObject("ties")
                .put("neighbours", ties.neighbours())
                .put("tied", ties.tied())
                .put("tiedShare", ties.tiedShare())
                .put("compared", ties.compared())
                .put("ascending", ties.ascending())
                .put("ascendingShare", ties.ascendingShare())
                .put("users", ties.users())
                .put("lastTied", ties.lastTied())
                .put("lastTiedShare", ties.lastShare())
                .put("verdict", ties.verdict().words());
        ArrayNode cleaning = all.putArray("cleaning");
        inspection.cleaning().forEach(fate -> cleaning.addObject()
                .put("what", fate.what())
                .put("fate", fate.fate())
                .put("rule", fate.rule())
                .put("count", fate.count()));
        ArrayNode leftOut = all.putArray("leftOut");
        inspection.leftOut().forEach(one -> leftOut.addObject()
                .put("rule", one.rule())
                .put("sign", one.sign())
                .put("users", one.users())
                .put("events", one.events()));
        ArrayNode findings = all.putArray("findings");
        for (Finding finding : inspection.findings()) {
            ArrayNode evidence = findings.addObject()
                    .put("kind", finding.kind())
                    .put("severity", finding.severity().code())
                    .put("count", finding.count())
                    .put("text", finding.text())
                    .put("advice", finding.advice())
                    .putArray("evidence");
            finding.evidence().forEach(evidence::add);
        }
        return all;
    }
}

package io.lethe.standalone.uploads;

import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.standalone.importing.Delivery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in files, before anything is sent.
 *
 * @param rows     what can be sent; null if nobody knows what the files are
 * @param ofEvents whether there are events among them
 * @param reason   why nobody knows
 * @param found    the findings as they were found
 */
record Look(
        Delivery.@Nullable Rows rows,
        boolean ofEvents,
        @Nullable String layout,
        boolean guessed,
        @Nullable String reason,
        List<FileFinding> found,
        List<UploadAnswer.Noticed> findings,
        @Nullable String mapping,
        List<UploadAnswer.Columns> columns,
        UploadAnswer.@Nullable Rows preview) {}

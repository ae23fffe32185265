package dev.jforeman.export.model;

import java.util.List;

/**
 * The result of an export: files, and remarks for the user.
 *
 * @param files in the order in which they are written
 * @param remarks messages for the user, for example what the target cannot express
 */
public record Export(List<ExportFile> files, List<String> remarks) {
    public Export {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }
}

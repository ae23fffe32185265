package dev.jforeman.export.model;

import java.util.List;

/**
 * The files that a format makes of a formation.
 *
 * @param files in the order they are written
 * @param remarks messages for the user, for example what the target cannot express
 */
public record Export(List<ExportFile> files, List<String> remarks) {
    public Export {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }
}

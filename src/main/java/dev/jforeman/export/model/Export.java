package dev.jforeman.export.model;

import java.util.List;

/**
 * The files that a format makes of a formation.
 *
 * @param files in the order they are written
 * @param remarks what the user is told once, for example what the target cannot express
 */
public record Export(List<ExportFile> files, List<String> remarks) {
    public Export {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }
}

package dev.jforeman.export.model;

/** Who may do what with an exported file, as {@code chmod} sees it. */
public enum Access {
    /** Everybody may read it. */
    PUBLIC("rw-r--r--"),
    /** Everybody may read and run it. */
    PROGRAM("rwxr-xr-x"),
    /** Values of variables are in it: only the owner may read it. */
    SECRET("rw-------"),
    /** A program with values of variables in it. */
    SECRET_PROGRAM("rwx------");

    private final String permissions;

    Access(String permissions) {
        this.permissions = permissions;
    }

    /** In the form {@code rwxr-xr-x}. */
    public String permissions() {
        return permissions;
    }

    /** Whether its text may be shown. */
    public boolean isSecret() {
        return this == SECRET || this == SECRET_PROGRAM;
    }
}

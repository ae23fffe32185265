package dev.jforeman.export.model;

import dev.jforeman.export.quote.GlobList;
import java.util.regex.Pattern;

/**
 * Which variables are secrets where a target keeps those apart from the others. The usual list is wide on purpose: a
 * secret taken for a setting is published, a setting taken for a secret is only in the wrong place.
 */
public final class SecretNames {
    public static final GlobList USUAL =
            GlobList.parse("*SECRET*,*TOKEN*,*PASS*,*PWD*,*KEY*,*CRED*,*AUTH*,*PRIVATE*,*SALT*,"
                    + "*CERT*,*SIGN*,*SESSION*,*COOKIE*,*DSN*,*_URL,*_URI,*WEBHOOK*,*CONNECTION*");

    /** A URL with a user in it most likely has the password beside it. */
    private static final Pattern URL_WITH_USER =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\s]*@.*", Pattern.DOTALL);

    private SecretNames() {}

    static boolean isSecret(GlobList names, String name, String value) {
        return names.contains(name) || URL_WITH_USER.matcher(value).matches();
    }
}

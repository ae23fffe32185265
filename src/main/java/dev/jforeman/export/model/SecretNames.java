package dev.jforeman.export.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognizes secrets by the names of their variables. The rules are wide on purpose: a secret mistaken for a setting is
 * published, but a setting mistaken for a secret is only in another file. A name whose last word is a property of a secret,
 * such as {@code MIN_PASSWORD_LENGTH}, is not a secret.
 */
public final class SecretNames {
    /** Words that make a name secret anywhere in it, as a whole word. */
    private static final Set<String> WORDS = Set.of(
            "AUTH",
            "AUTHORIZATION",
            "BEARER",
            "CERT",
            "CERTIFICATE",
            "CERTS",
            "CONNECTION",
            "COOKIE",
            "CRED",
            "CREDENTIAL",
            "CREDENTIALS",
            "CREDS",
            "DSN",
            "JWT",
            "KEY",
            "KEYS",
            "KEYSTORE",
            "OTP",
            "PASS",
            "PASSCODE",
            "PASSPHRASE",
            "PASSWD",
            "PASSWORD",
            "PASSWORDS",
            "PEM",
            "PEPPER",
            "PIN",
            "PRIVATE",
            "PW",
            "PWD",
            "SALT",
            "SECRET",
            "SECRETS",
            "SESSION",
            "SIGNATURE",
            "SIGNING",
            "TOKEN",
            "TOKENS",
            "WEBHOOK");

    /** Endings of words that make a name secret anywhere in it: {@code PGPASSWORD}, {@code APIKEY}. */
    private static final List<String> ENDINGS = List.of(
            "PASSWORD",
            "PASSWD",
            "PASSPHRASE",
            "PWD",
            "SECRET",
            "TOKEN",
            "APIKEY",
            "ACCESSKEY",
            "SECRETKEY",
            "PRIVATEKEY",
            "MASTERKEY",
            "AUTHKEY",
            "DBPASS",
            "PGPASS",
            "CREDENTIALS",
            "CONNECTIONSTRING");

    /** Words that make a name secret at its end: an address may include a password. */
    private static final Set<String> ADDRESSES = Set.of("URL", "URLS", "URI", "URIS");

    /** Words at the end of a name that make it a setting, even if another word is in the sets above. */
    private static final Set<String> PROPERTIES = Set.of(
            "AGE",
            "ALGORITHM",
            "ALLOWED",
            "ATTEMPTS",
            "COST",
            "COUNT",
            "DAYS",
            "DISABLED",
            "DOMAIN",
            "ENABLED",
            "EXPIRATION",
            "EXPIRES",
            "EXPIRY",
            "FORMAT",
            "HEADER",
            "HOURS",
            "INTERVAL",
            "ISSUER",
            "ITERATIONS",
            "LENGTH",
            "LEVEL",
            "LIFETIME",
            "LIMIT",
            "MAX",
            "METHOD",
            "MIN",
            "MINUTES",
            "MODE",
            "NAME",
            "POLICY",
            "PORT",
            "PREFIX",
            "PROVIDER",
            "REQUIRED",
            "RETRIES",
            "ROUNDS",
            "SAMESITE",
            "SCHEME",
            "SECONDS",
            "SIZE",
            "STRENGTH",
            "SUFFIX",
            "TIMEOUT",
            "TTL",
            "TYPE",
            "VERSION");

    private SecretNames() {}

    /** Whether a variable of this name is a secret. */
    public static boolean isSecret(String name) {
        List<String> words = List.of(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT)
                .split("[^A-Z0-9]+"));
        String last = words.getLast();
        return ADDRESSES.contains(last)
                || (!PROPERTIES.contains(last) && words.stream().anyMatch(SecretNames::isSecretWord));
    }

    private static boolean isSecretWord(String word) {
        String base = word.replaceAll("[0-9]+$", "");
        return WORDS.contains(base) || ENDINGS.stream().anyMatch(base::endsWith);
    }
}

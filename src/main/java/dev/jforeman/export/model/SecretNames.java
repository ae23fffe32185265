package dev.jforeman.export.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which variables are secrets, by their names. Wide on purpose: a secret taken for a setting is published, a setting taken
 * for a secret is only misplaced. But a name whose last word is a property of a secret, such as
 * {@code MIN_PASSWORD_LENGTH}, names no secret.
 */
public final class SecretNames {
    /** As a word of its own, somewhere in the name. */
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

    /** What a word may end with: {@code PGPASSWORD}, {@code APIKEY}. */
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

    /** As the last word: an address may have a password in it. */
    private static final Set<String> ADDRESSES = Set.of("URL", "URLS", "URI", "URIS");

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

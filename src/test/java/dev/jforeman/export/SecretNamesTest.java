package dev.jforeman.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.export.model.SecretNames;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD",
                "DB_PASSWORD",
                "PGPASSWORD",
                "MYSQL_PWD",
                "SMTP_PASS",
                "db_password",
                "dbPassword",
                "PASSWORD_2",
                "SECRET_KEY_BASE",
                "RAILS_MASTER_KEY",
                "AWS_SECRET_ACCESS_KEY",
                "AWS_ACCESS_KEY_ID",
                "API_KEY_V2",
                "APIKEY",
                "STRIPE_SECRET_LIVE",
                "GITHUB_TOKEN",
                "ACCESSTOKEN",
                "TWILIO_AUTH_TOKEN",
                "BASIC_AUTH",
                "JWT_SIGNING_KEY",
                "GOOGLE_APPLICATION_CREDENTIALS",
                "PRIVATE_KEY_PEM",
                "TLS_CERT",
                "PASSWORD_SALT",
                "COOKIE_SECRET",
                "SENTRY_DSN",
                "DATABASE_URL",
                "REDIS_URI",
                "SLACK_WEBHOOK",
                "AzureConnectionString",
                "spring.datasource.password",
                "MAX_UPLOAD_TOKEN",
                "PASSWORD_HASH",
                "NAME_KEY",
                "KEYSTORE_PASSWORD"
            })
    void secretNamesAreRecognized(String name) {
        assertThat(SecretNames.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MIN_PASSWORD_LENGTH",
                "PASSWORD_MIN_LENGTH",
                "TOKEN_TTL",
                "SESSION_TIMEOUT",
                "COOKIE_DOMAIN",
                "KEY_PREFIX",
                "JWT_EXPIRY",
                "AUTH_ENABLED",
                "API_KEY_HEADER",
                "SECRET_NAME",
                "passwordMinLength",
                "BCRYPT_SALT_ROUNDS",
                "KEYBOARD_LAYOUT",
                "MONKEY",
                "AUTHOR",
                "DESIGN",
                "SIGNUP_ENABLED",
                "PASSENGER_MAX_POOL_SIZE",
                "COMPASS_DIR",
                "BYPASS",
                "CERTBOT_EMAIL",
                "SESSIONS_PER_USER",
                "URL_PREFIX",
                "PORT",
                "PATH",
                "TURKEY",
                "TOKENIZER_MODEL"
            })
    void otherNamesAreNotSecret(String name) {
        assertThat(SecretNames.isSecret(name)).isFalse();
    }
}

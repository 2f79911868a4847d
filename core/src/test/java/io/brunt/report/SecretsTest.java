// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    /** Texts that hold the secret {@code hunter2x9}, in every shape in which one was seen to leak. */
    static final List<String> CORPUS = List.of(
            "Authorization: Bearer hunter2x9",
            "authorization: Basic hunter2x9==",
            "Proxy-Authorization: Digest username=\"bob\", response=\"hunter2x9\"",
            "Cookie: theme=dark; sid=hunter2x9",
            "Set-Cookie: sid=hunter2x9; HttpOnly",
            "X-Api-Key: hunter2x9",
            "x-auth-token:hunter2x9",
            "http://bob:hunter2x9@shop.example/cart",
            "https://hunter2x9@shop.example/cart",
            "jdbc:postgresql://bob:hunter2x9@db/shop",
            "GET /cart?api_key=hunter2x9&page=2 failed",
            "/login?user=bob&password=hunter2x9",
            "/cb?code=1&access_token=hunter2x9#top",
            "grant_type=refresh&client_secret=hunter2x9&scope=all",
            "{\"user\":\"bob\",\"password\":\"hunter2x9\"}",
            "{\"password\" : \"hunter2x9\"}",
            "{\"passwordHash\":\"a\\\"hunter2x9\"}",
            "{\"auth\":{\"accessToken\":\"hunter2x9\",\"expires\":3600}}",
            "{\"secretNumber\": hunter2x9}",
            "{'clientSecret': 'hunter2x9'}",
            "{\"body\":\"{\\\"token\\\":\\\"hunter2x9\\\"}\"}",
            "{\"password\":\"hunter2x9 and the text is cut h",
            "<password>hunter2x9</password>",
            "<s:Password Type=\"text\">hunter2x9</s:Password>",
            "java.sql.SQLException: login failed (password=hunter2x9)",
            "password: hunter2x9",
            "passwd=hunter2x9",
            "pwd = hunter2x9",
            "DB_PASSWORD=\"hunter2x9 with blanks\"",
            "the server said: Bearer hunter2x9",
            "curl -H 'Authorization: Bearer hunter2x9' http://a",
            "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.hunter2x9",
            "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.hunter2x9",
            "user[password]=hunter2x9",
            "/a;JSESSIONID=hunter2x9",
            "X-Amz-Signature=hunter2x9",
            "AWS_SECRET_ACCESS_KEY=hunter2x9");

    @ParameterizedTest
    @FieldSource("CORPUS")
    void masksEachSecret(String text) {
        String masked = Secrets.mask(text);

        assertThat(masked).doesNotContain("hunter2x9").contains(Secrets.MASK);
        assertThat(Secrets.mask(masked)).as("masked twice").isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "503 <html><title>Unavailable</title></html>",
                "java.net.ConnectException: Connection refused: /127.0.0.1:41901",
                "java.security.InvalidKeyException: Wrong key size",
                "http://127.0.0.1:41901/cart?page=2&keyword=shoes",
                "{\"payload\":\"test\",\"count\":3,\"ok\":true,\"none\":null}",
                "Content-Type: application/json",
                "expected status 200, but was 500 after 12.5 ms at 14:03:10",
                "2.1 % of the starts were more than 1 s late: the generator was too slow",
                "POST /process",
                "basic configuration of the user",
                "***"
            })
    void leavesTheRestAsItIs(String text) {
        assertThat(Secrets.mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, true",
        "proxy-authorization, true",
        "COOKIE, true",
        "X-API-Key, true",
        "apikey, true",
        "X-CSRF-Token, true",
        "client_secret, true",
        "newPassword, true",
        "Accept, false",
        "Content-Type, false",
        "keyword, false",
        "author, false",
    })
    void knowsASecretByItsName(String name, boolean secret) {
        assertThat(Secrets.isSecret(name)).isEqualTo(secret);
    }

    @Test
    void survivesALongTextWithoutEnd() {
        String hostile = "\"password\":\"" + "\\".repeat(200_000);
        String endless = "{\"password\":\"" + "x".repeat(300_000);
        String brackets = "<key".repeat(50_000) + "token=".repeat(50_000);

        assertThat(Secrets.mask(hostile)).hasSizeLessThan(1_000);
        assertThat(Secrets.mask(endless)).hasSizeLessThan(1_000);
        assertThat(Secrets.mask("{\"text\":\"" + "x".repeat(300_000) + "\"}")).hasSize(300_011);
        assertThat(Secrets.mask(brackets)).isNotEmpty();
    }
}

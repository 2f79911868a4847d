// SPDX-License-Identifier: Apache-2.0
package shop;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
class Shop {

    final AtomicInteger calls = new AtomicInteger();

    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments);
    }

    @GetMapping("/price")
    String price() {
        calls.incrementAndGet();
        return "tea 3.20";
    }
}

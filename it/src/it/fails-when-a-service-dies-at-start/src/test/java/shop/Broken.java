// SPDX-License-Identifier: Apache-2.0
package shop;

/** Prints more than is shown, and gives up. */
public class Broken {

    public static void main(String[] arguments) {
        for (int i = 1; i <= 50; i++) {
            System.out.println("step " + i);
        }
        System.exit(42);
    }
}

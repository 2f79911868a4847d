// SPDX-License-Identifier: Apache-2.0
package shop;

/** Never returns. */
class Hang implements Runnable {

    @Override
    public void run() {
        while (true) {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                // Who hangs does not listen.
            }
        }
    }
}

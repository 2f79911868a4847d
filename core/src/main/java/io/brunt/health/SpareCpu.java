// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;
import org.apiguardian.api.API;

/**
 * Tells whether there is CPU to spare: what takes some of it then takes none from those who make load. Confined to one
 * thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SpareCpu {

    /** Of all cores that this process may use, or of the machine's. */
    private static final double BUSY = 0.8;

    private final CpuMeter own;
    private final DoubleSupplier machine;

    SpareCpu(CpuMeter own, DoubleSupplier machine) {
        this.own = own;
        this.machine = machine;
    }

    /**
     * Begin to watch.
     *
     * @return of this process and its machine
     */
    public static SpareCpu ofThisProcess() {
        DoubleSupplier machine = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system::getCpuLoad
                : () -> 1;
        return new SpareCpu(CpuMeter.ofThisProcess(), machine);
    }

    /**
     * Tell for the time since the last call.
     *
     * @return whether neither this process nor the machine was busy; false where nobody knows
     */
    public boolean isLeft() {
        double ownShare = own.share();
        own.reset();
        double machineShare = machine.getAsDouble();
        return ownShare >= 0 && ownShare < BUSY && machineShare >= 0 && machineShare < BUSY;
    }
}

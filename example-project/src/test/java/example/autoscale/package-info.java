// SPDX-License-Identifier: Apache-2.0
/**
 * A rehearsal of Kubernetes' autoscaling on one machine: the Horizontal Pod Autoscaler's arithmetic, applied to the load
 * that the API's instances tell of, starts and stops instances behind a real HAProxy.
 *
 * <p>{@link example.autoscale.Autoscaler} is a process of its own, as in a cluster; the POM's profile {@code autoscale}
 * starts it before the load test. {@link example.autoscale.HpaFormula} and {@link example.autoscale.Stabilization}
 * decide, {@link example.autoscale.Fleet} acts.
 */
package example.autoscale;

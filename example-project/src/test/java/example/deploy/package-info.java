// SPDX-License-Identifier: Apache-2.0
/** Is what lies in {@code deploy/} of one piece? Read with Kubernetes' own model, since no cluster is at hand in a build. */
package example.deploy;

/** Tests that hold what is deployed beside the jars: compose file, crontab, rules and dashboard. No Docker engine is needed. */
@NullMarked
package dev.recs.demo.deployment;

import org.jspecify.annotations.NullMarked;

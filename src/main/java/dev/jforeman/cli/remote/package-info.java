/** What commands use to control a running jforeman: find it, send requests, print replies. */
@NullMarked
package dev.jforeman.cli.remote;

import org.jspecify.annotations.NullMarked;

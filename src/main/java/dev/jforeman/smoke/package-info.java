/** Tests whether an app starts, becomes ready and stops. Reports for people, programs and CI. */
@NullMarked
package dev.jforeman.smoke;

import org.jspecify.annotations.NullMarked;

/** Does the app come up and go down again? Reports for people, programs and CI. */
@NullMarked
package dev.jforeman.smoke;

import org.jspecify.annotations.NullMarked;

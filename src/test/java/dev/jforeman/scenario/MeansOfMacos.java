package dev.jforeman.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The program of these scenarios does on Linux all in the way it does it on macOS. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface MeansOfMacos {}

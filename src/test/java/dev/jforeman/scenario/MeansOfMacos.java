package dev.jforeman.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Runs these scenarios with a program that emulates macOS on Linux. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface MeansOfMacos {}

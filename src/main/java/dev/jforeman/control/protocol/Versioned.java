package dev.jforeman.control.protocol;

/** A message, and the version of the protocol that it is written in: the latest one if that cannot be told. */
public record Versioned<T>(ProtocolVersion version, Decoded<T> content) {}

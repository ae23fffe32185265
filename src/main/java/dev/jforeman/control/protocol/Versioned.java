package dev.jforeman.control.protocol;

/** A message, and the version of the protocol in which it is written; the latest version if that is unknown. */
public record Versioned<T>(ProtocolVersion version, Decoded<T> content) {}

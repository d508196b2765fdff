package io.meshlane.generator;

/** What a topology holds, in numbers. */
public record Summary(int services, int versions, int lanes) {}

package demo;

public record Money(long cents, String currency) {}

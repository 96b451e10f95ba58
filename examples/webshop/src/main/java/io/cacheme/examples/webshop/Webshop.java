package io.cacheme.examples.webshop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A shop on Spring Boot, with PostgreSQL behind it and Redis as its second tier. */
@SpringBootApplication
class Webshop {

  public static void main(String[] args) {
    SpringApplication.run(Webshop.class, args);
  }
}

package com.example.hello;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Hello {
  Hello(GreetingCache greetings) {
    System.out.println(greetings.sync().get("world"));
  }

  public static void main(String[] args) {
    SpringApplication.run(Hello.class, args);
  }
}

package com.example.shop;

/** Where prices come from. */
public interface Prices {

  long cents(String sku);
}

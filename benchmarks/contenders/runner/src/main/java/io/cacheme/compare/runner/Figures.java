package io.cacheme.compare.runner;

import java.util.Locale;

/** Numbers as they are read. */
final class Figures {

  private Figures() {}

  /** With thousands apart. */
  static String whole(double number) {
    return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%,.0f", number);
  }

  /** Three digits, if it is less than a hundred. */
  static String three(double number) {
    if (Double.isNaN(number)) {
      return "";
    }
    int decimals = number < 10 ? 2 : number < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%,." + decimals + "f", number);
  }

  static String mebibytes(double bytes) {
    return Double.isNaN(bytes) ? "" : String.format(Locale.ROOT, "%.1f", bytes / (1 << 20));
  }

  static String percent(double share) {
    return Double.isNaN(share) ? "" : whole(share * 100) + " %";
  }
}

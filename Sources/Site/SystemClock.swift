internal import Glibc

/// The clock of the machine.
public enum SystemClock {
  /// Seconds since 1970.
  @Sendable public static func seconds() -> Int { time(nil) }
}

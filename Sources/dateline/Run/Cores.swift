import Glibc

/// The processor cores of the machine.
enum Cores {
  /// Their number; at least 1.
  static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

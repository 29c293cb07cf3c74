import Glibc
internal import Synchronization

/// Ctrl-C and the request to end: the first ends the run after the record that is being written, the second at once.
enum Interrupt {
  private static let received = Atomic<Int32>(0)

  /// Takes the signals over, and leaves a closed pipe to be seen by whoever writes to it.
  static func listen() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        if Interrupt.received.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      }
      sigaction(number, &action, nil)
    }
  }

  /// The signal that came; nil where none did.
  static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  private static func signal(_ number: Int32, _ handler: __sighandler_t?) {
    _ = Glibc.signal(number, handler)
  }
}

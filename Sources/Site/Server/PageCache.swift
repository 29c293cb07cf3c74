internal import HTTPTypes
internal import Synchronization

/// Answers that are the same for every reader, kept for some seconds: most readers of a news site ask for the same few pages.
///
/// What an editor, a moderator or a reader changes here is seen at once, since every change empties the cache; what another
/// process adds to the archive is seen when the seconds are over. Bounded in bytes: when it is full it begins anew.
final class PageCache: Sendable {
  private struct Entry {
    var answer: Answer
    var until: Int
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var bytes = 0
    /// Counts the changes: an answer that was begun before one is not kept.
    var generation = 0
  }

  private let state = Mutex(State())
  private let maxBytes: Int
  private let seconds: Int

  /// A cache of at most so many bytes, whose answers hold for so many seconds.
  init(maxBytes: Int = 96 << 20, seconds: Int = 10) {
    self.maxBytes = maxBytes
    self.seconds = seconds
  }

  /// The answer kept for `target`, else the one that `make` makes.
  func answer(for target: String, now: Int, _ make: () throws -> Answer) rethrows -> Answer {
    let (known, generation) = state.withLock { ($0.entries[target], $0.generation) }
    if let known, known.until > now { return known.answer }
    let answer = try make()
    guard answer.status == .ok else { return answer }
    state.withLock { state in
      guard state.generation == generation else { return }
      if state.bytes + answer.body.count > maxBytes { (state.entries, state.bytes) = ([:], 0) }
      if let old = state.entries.updateValue(Entry(answer: answer, until: now + seconds), forKey: target) {
        state.bytes -= old.answer.body.count
      }
      state.bytes += answer.body.count
    }
    return answer
  }

  /// Forgets everything.
  func empty() {
    state.withLock { state in
      (state.entries, state.bytes) = ([:], 0)
      state.generation += 1
    }
  }
}

internal import Archive
internal import Synchronization

/// Remembers for a few seconds what is the same for every reader and takes long to find out: the list of sections, the
/// latest posts of each.
///
/// Nothing is found out twice at the same time. When an answer is too old, the first who asks finds it out anew, and the others
/// are given the old one meanwhile; where there is none yet, the others wait for the first. Bounded by the number of answers.
/// To find one answer out, others may be asked for, but not itself.
final class SharedAnswers: Sendable {
  private struct Entry {
    var value: any Sendable
    var until: Int
  }

  /// One who finds out what is not known, and those who wait for that.
  private final class Turn: Sendable {
    let mutex = Mutex(())
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var turns: [String: Turn] = [:]
    /// Counts the changes: what was found out before one is not remembered.
    var generation = 0
  }

  /// How long, in seconds, an old answer is given while a new one is found out.
  private static let patience = 10

  private let state = Mutex(State())
  /// Answers that are remembered before those that are too old, or all, are forgotten.
  private static let most = 4_096

  /// The answer called `name` if it is younger than `seconds`, else what `find` finds.
  func value<T: Sendable>(_ name: String, for seconds: Int, now: Int, _ find: () throws -> T) rethrows -> T {
    let (known, turn) = state.withLock { state -> (Entry?, Turn?) in
      guard let known = state.entries[name] else {
        let turn = state.turns[name] ?? Turn()
        state.turns[name] = turn
        return (nil, turn)
      }
      if known.until <= now {
        state.entries[name]?.until = now + Self.patience
        return (nil, nil)
      }
      return (known, nil)
    }
    if let known, let value = known.value as? T { return value }
    guard let turn else { return try found(name, until: now + seconds, now: now, find) }
    return try turn.mutex.withLock { _ in
      let made = state.withLock { $0.entries[name] }
      if let made, let value = made.value as? T { return value }
      return try found(name, until: now + seconds, now: now, find)
    }
  }

  private func found<T: Sendable>(_ name: String, until: Int, now: Int, _ find: () throws -> T) rethrows -> T {
    let generation = state.withLock { $0.generation }
    let value = try find()
    state.withLock { state in
      state.turns[name] = nil
      guard state.generation == generation else { return }
      if state.entries.count >= Self.most {
        state.entries = state.entries.filter { $0.value.until > now }
        if state.entries.count >= Self.most { state.entries = [:] }
      }
      state.entries[name] = Entry(value: value, until: until)
    }
    return value
  }

  /// Forgets everything: an editor changed something and wants to see it.
  func forget() {
    state.withLock { state in
      state.entries = [:]
      state.generation += 1
    }
  }
}

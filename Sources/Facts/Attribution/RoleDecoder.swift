/// What a piece of text is to a cue.
enum Role: Int, Sendable { case none, source, cue, content }

/// Finds the likeliest roles of the pieces in a row, from the score of each role for each piece and of each step between
/// two roles.
struct RoleDecoder {
  /// The scores of the four roles of each piece.
  var emissions: [SIMD4<Float>] = []
  /// The scores of the steps into each piece from the one before: from role `i` to role `j` at `4 * i + j`. The first is unused.
  var steps: [SIMD16<Float>] = []

  /// The roles found.
  struct Outcome {
    var roles: [Role]
    /// How much worse the best row is in which the piece has another role than the one given.
    var margins: [Float]
  }

  private static let never: Float = -1e9

  /// The best row in which the piece at `cue` is the cue. `emissions` must not be empty.
  func decode(cue: Int) -> Outcome {
    let count = emissions.count
    var forward = Array(repeating: SIMD4<Float>(repeating: 0), count: count)
    var backward = forward
    forward[0] = emission(0, cue)
    for index in 1..<max(count, 1) {
      var best = SIMD4<Float>(repeating: Self.never)
      let step = steps[index]
      for from in 0..<4 { best = pointwiseMax(best, row(step, from) + forward[index - 1][from]) }
      forward[index] = best + emission(index, cue)
    }
    for index in stride(from: count - 2, through: 0, by: -1) {
      let after = backward[index + 1] + emission(index + 1, cue)
      let step = steps[index + 1]
      for from in 0..<4 { backward[index][from] = (row(step, from) + after).max() }
    }
    var outcome = Outcome(roles: [], margins: [])
    outcome.roles.reserveCapacity(count)
    outcome.margins.reserveCapacity(count)
    for index in 0..<count {
      var total = forward[index] + backward[index]
      var best = 0
      for role in 1..<4 where total[role] > total[best] { best = role }
      let top = total[best]
      total[best] = Self.never
      outcome.roles.append(Role(rawValue: best) ?? .none)
      outcome.margins.append(min(top - total.max(), 20))
    }
    return outcome
  }

  /// The role scores of a piece with the cue's place forced.
  func emission(_ index: Int, _ cue: Int) -> SIMD4<Float> {
    guard index == cue else { return emissions[index] }
    var forced = SIMD4<Float>(repeating: Self.never)
    forced[Role.cue.rawValue] = emissions[index][Role.cue.rawValue]
    return forced
  }

  private func row(_ step: SIMD16<Float>, _ from: Int) -> SIMD4<Float> {
    SIMD4(step[4 * from], step[4 * from + 1], step[4 * from + 2], step[4 * from + 3])
  }
}

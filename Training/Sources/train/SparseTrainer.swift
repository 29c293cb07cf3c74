/// Averaged perceptron weights by feature and class, and how they become a `FeatureTable`.
final class SparseTrainer {
  private struct Entry {
    var weight: Float
    var stamp: Int32
    var total: Double
    var label: Int32
  }
  private struct Row {
    var offset: Int32
    var count: UInt8
    var capacity: UInt8
  }

  let classes: Int
  /// How often each feature stands in the training data, where rare ones are to be left out.
  var seen: FeatureCounts?
  /// The fewest times a feature must be seen to get weights.
  var minimum: UInt8 = 2
  /// The number of updates, for averaging.
  var step: Int32 = 0
  private var keys: UnsafeMutablePointer<UInt64>
  private var rowOf: UnsafeMutablePointer<Row>
  private var slots: Int
  private var used = 0
  private var arena: UnsafeMutablePointer<Entry>
  private var arenaCount = 0
  private var arenaCapacity: Int

  init(classes: Int) {
    self.classes = classes
    slots = 1 << 20
    keys = .allocate(capacity: slots)
    keys.initialize(repeating: 0, count: slots)
    rowOf = .allocate(capacity: slots)
    rowOf.initialize(repeating: Row(offset: 0, count: 0, capacity: 0), count: slots)
    arenaCapacity = 1 << 22
    arena = .allocate(capacity: arenaCapacity)
  }

  deinit {
    keys.deallocate()
    rowOf.deallocate()
    arena.deallocate()
  }

  @inline(__always)
  private func find(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & (slots - 1)
    while keys[slot] != key, keys[slot] != 0 { slot = (slot + 1) & (slots - 1) }
    return slot
  }

  /// Adds the weights of `features` to `scores`.
  @inline(__always)
  func add(_ features: UnsafeBufferPointer<UInt64>, to scores: UnsafeMutablePointer<Float>) {
    for feature in features {
      let slot = find(feature)
      guard keys[slot] != 0 else { continue }
      let row = rowOf[slot]
      for index in Int(row.offset)..<Int(row.offset) + Int(row.count) {
        scores[Int(arena[index].label)] += arena[index].weight
      }
    }
  }

  /// Moves the weights of `features` towards one class and away from another.
  func update(_ features: UnsafeBufferPointer<UInt64>, good: Int, bad: Int, by amount: Float = 1) {
    for feature in features {
      change(feature, Int32(good), amount)
      change(feature, Int32(bad), -amount)
    }
  }

  func change(_ feature: UInt64, _ label: Int32, _ amount: Float) {
    if let seen, seen.count(of: feature) < minimum { return }
    if used * 2 > slots { grow() }
    let slot = find(feature)
    if keys[slot] == 0 {
      keys[slot] = feature
      used += 1
    }
    var row = rowOf[slot]
    for index in Int(row.offset)..<Int(row.offset) + Int(row.count) where arena[index].label == label {
      arena[index].total += Double(arena[index].weight) * Double(step - arena[index].stamp)
      arena[index].stamp = step
      arena[index].weight += amount
      return
    }
    if row.count == row.capacity {
      let capacity = max(2, Int(row.capacity) * 2)
      if arenaCount + capacity > arenaCapacity { growArena() }
      for index in 0..<Int(row.count) { arena[arenaCount + index] = arena[Int(row.offset) + index] }
      row.offset = Int32(arenaCount)
      row.capacity = UInt8(min(255, capacity))
      arenaCount += capacity
    }
    arena[Int(row.offset) + Int(row.count)] = Entry(weight: amount, stamp: step, total: 0, label: label)
    row.count += 1
    rowOf[slot] = row
  }

  private func growArena() {
    let bigger = UnsafeMutablePointer<Entry>.allocate(capacity: arenaCapacity * 2)
    bigger.moveInitialize(from: arena, count: arenaCount)
    arena.deallocate()
    arena = bigger
    arenaCapacity *= 2
  }

  private func grow() {
    let (oldKeys, oldRows, oldSlots) = (keys, rowOf, slots)
    slots *= 2
    keys = .allocate(capacity: slots)
    keys.initialize(repeating: 0, count: slots)
    rowOf = .allocate(capacity: slots)
    rowOf.initialize(repeating: Row(offset: 0, count: 0, capacity: 0), count: slots)
    for slot in 0..<oldSlots where oldKeys[slot] != 0 {
      let place = find(oldKeys[slot])
      keys[place] = oldKeys[slot]
      rowOf[place] = oldRows[slot]
    }
    oldKeys.deallocate()
    oldRows.deallocate()
  }

  /// The averaged weights of each feature that has one of at least `threshold` steps, a step being 1/`scale`.
  fileprivate func averaged(scale: Double, threshold: Int) -> [(key: UInt64, pairs: [(Int, Int)])] {
    var result: [(key: UInt64, pairs: [(Int, Int)])] = []
    for slot in 0..<slots where keys[slot] != 0 {
      let row = rowOf[slot]
      var pairs: [(Int, Int)] = []
      for index in Int(row.offset)..<Int(row.offset) + Int(row.count) {
        let entry = arena[index]
        let total = entry.total + Double(entry.weight) * Double(step - entry.stamp)
        let value = Int((total / Double(max(1, step)) * scale).rounded())
        if abs(value) >= threshold { pairs.append((Int(entry.label), max(-511, min(511, value)))) }
      }
      if !pairs.isEmpty { result.append((keys[slot], pairs.sorted { $0.0 < $1.0 })) }
    }
    return result.sorted { $0.key < $1.key }
  }

  /// The bytes of a `FeatureTable`.
  func export(scale: Double, threshold: Int) -> [UInt8] {
    let features = averaged(scale: scale, threshold: threshold)
    var count = 16
    while count * 3 < features.count * 4 { count *= 2 }
    var table = [UInt64](repeating: 0, count: count)
    var pairs: [UInt16] = []
    for feature in features {
      var slot = Int(truncatingIfNeeded: feature.key) & (count - 1)
      while table[slot] != 0 { slot = (slot + 1) & (count - 1) }
      table[slot] =
        feature.key & 0xFFFF_FFFF_0000_0000 | UInt64(pairs.count) << 8 | UInt64(min(255, feature.pairs.count))
      for (label, value) in feature.pairs { pairs.append(UInt16(bitPattern: Int16(value << 6)) | UInt16(label)) }
    }
    print("  \(features.count) features, \(pairs.count) weights, \((16 + count * 8 + pairs.count * 2) / 1024) KB")
    var bytes: [UInt8] = []
    for value in [UInt32(count), UInt32(classes), UInt32(pairs.count), 0] { withUnsafeBytes(of: value) { bytes += $0 } }
    table.withUnsafeBytes { bytes += $0 }
    pairs.withUnsafeBytes { bytes += $0 }
    return bytes
  }
}

extension SparseTrainer {
  /// The bytes of a `StepTable`.
  func exportSteps(scale: Double, threshold: Int) -> [UInt8] {
    let features = averaged(scale: scale, threshold: threshold)
    var count = 16
    while count * 3 < features.count * 4 { count *= 2 }
    var table = [UInt64](repeating: 0, count: count)
    for feature in features {
      var slot = Int(truncatingIfNeeded: feature.key) & (count - 1)
      while table[slot] != 0 { slot = (slot + 1) & (count - 1) }
      var entry = feature.key & 0xFFFF_FFFF_0000_0000
      for (label, value) in feature.pairs {
        entry |= UInt64(UInt16(bitPattern: Int16(value)) & 0x3FF) << UInt64(10 * label)
      }
      table[slot] = entry
    }
    print("  \(features.count) features of steps, \((16 + count * 8) / 1024) KB")
    var bytes: [UInt8] = []
    for value in [UInt64(count), 0] { withUnsafeBytes(of: value) { bytes += $0 } }
    table.withUnsafeBytes { bytes += $0 }
    return bytes
  }
}

/// How often features were seen, up to 255; a few features share a counter.
final class FeatureCounts {
  private var counts = [UInt8](repeating: 0, count: 1 << 25)

  func add(_ features: UnsafeBufferPointer<UInt64>) {
    for feature in features {
      let slot = Int(truncatingIfNeeded: feature >> 20) & (counts.count - 1)
      if counts[slot] < 255 { counts[slot] += 1 }
    }
  }

  func count(of feature: UInt64) -> UInt8 { counts[Int(truncatingIfNeeded: feature >> 20) & (counts.count - 1)] }
}

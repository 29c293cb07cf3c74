/// Pairs things of two versions by the words that they share, the most alike first, each thing once.
///
/// Likeness is Dice's coefficient over the words with their counts. Only things that share a word are compared, and of a
/// word that stands in many things only those that stand about as far down, so that the time stays linear in the words.
struct SimilarityMatcher {
  /// The words of each thing, as numbers in ascending order.
  var old: [[Int]]
  var new: [[Int]]
  /// The least likeness of a pair.
  var threshold: Double
  /// What speaks for a pair beside its words, added to its likeness.
  var bonus: (_ old: Int, _ new: Int) -> Double = { _, _ in 0 }

  private static let maxPostings = 24
  private static let maxCandidates = 12

  /// The pairs, by `old`.
  func pairs() -> [(old: Int, new: Int)] {
    var postings: [Int: [Int]] = [:]
    for (index, words) in new.enumerated() {
      var last = -1
      for word in words where word != last {
        postings[word, default: []].append(index)
        last = word
      }
    }
    var scored: [(score: Double, distance: Int, old: Int, new: Int)] = []
    for (index, words) in old.enumerated() {
      for candidate in candidates(for: index, words, postings) {
        let likeness = dice(words, new[candidate])
        let score = likeness + (likeness > 0 ? bonus(index, candidate) : 0)
        if score >= threshold { scored.append((score, abs(position(of: index) - candidate), index, candidate)) }
      }
    }
    scored.sort { ($1.score, $0.distance, $0.old, $0.new) < ($0.score, $1.distance, $1.old, $1.new) }
    var (usedOld, usedNew) = (Set<Int>(), Set<Int>())
    var pairs: [(old: Int, new: Int)] = []
    for pair in scored where !usedOld.contains(pair.old) && !usedNew.contains(pair.new) {
      usedOld.insert(pair.old)
      usedNew.insert(pair.new)
      pairs.append((pair.old, pair.new))
    }
    return pairs.sorted { $0.old < $1.old }
  }

  /// Where the thing would stand in `new`.
  private func position(of index: Int) -> Int { old.count < 2 ? 0 : index * max(0, new.count - 1) / (old.count - 1) }

  /// The things of `new` that share the most words with the one at `index`.
  private func candidates(for index: Int, _ words: [Int], _ postings: [Int: [Int]]) -> [Int] {
    var shared: [Int: Int] = [:]
    var last = -1
    for word in words where word != last {
      last = word
      guard let things = postings[word] else { continue }
      for thing in nearest(things, to: position(of: index)) { shared[thing, default: 0] += 1 }
    }
    return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.maxCandidates).map(\.key)
  }

  /// At most `maxPostings` of `things`, around the one that stands where `position` is.
  private func nearest(_ things: [Int], to position: Int) -> ArraySlice<Int> {
    guard things.count > Self.maxPostings else { return things[...] }
    var (low, high) = (0, things.count)
    while low < high {
      let middle = (low + high) / 2
      if things[middle] < position { low = middle + 1 } else { high = middle }
    }
    let start = min(max(0, low - Self.maxPostings / 2), things.count - Self.maxPostings)
    return things[start..<start + Self.maxPostings]
  }

  private func dice(_ a: [Int], _ b: [Int]) -> Double {
    let total = a.count + b.count
    // Not worth counting where the shorter one, found whole in the other, would not do.
    if total == 0 || Double(2 * min(a.count, b.count)) / Double(total) + 0.25 < threshold { return 0 }
    var (i, j, common) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        (i, j, common) = (i + 1, j + 1, common + 1)
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return Double(2 * common) / Double(total)
  }
}

/// What the tagger looks at to tag one word of a sentence.
enum TagFeatures {
  /// The most features of one word.
  static let capacity = 64

  /// Adds the features of the word at `index` of `forms`, whose two words before have the tags `before` (the nearest) and `twoBefore`.
  @inline(__always)
  static func add(
    _ forms: UnsafeBufferPointer<WordForm>, _ index: Int, before: UInt64, twoBefore: UInt64,
    to list: inout FeatureBuffer
  ) {
    let edge = WordForm.edge
    let this = forms[index]
    let left = index > 0 ? forms[index &- 1] : edge
    let left2 = index > 1 ? forms[index &- 2] : edge
    let right = index &+ 1 < forms.count ? forms[index &+ 1] : edge
    let right2 = index &+ 2 < forms.count ? forms[index &+ 2] : edge
    let fine = UInt64(this.classes.fine)
    let usual = this.usualTag & 63

    list.add(1, 0)
    list.add(2, this.word)
    list.add(3, this.word, this.flags)
    list.add(4, this.suffixes.3)
    list.add(5, this.suffixes.2)
    list.add(6, this.suffixes.1)
    list.add(7, this.suffixes.0)
    list.add(8, this.prefixes.0)
    list.add(9, this.prefixes.2)
    list.add(10, this.shape)
    list.add(11, this.flags)
    list.add(12, this.suffixes.2, this.flags)
    list.add(13, fine)
    list.add(14, UInt64(this.classes.middle), this.flags)
    list.add(15, this.usualTag, this.flags)

    list.add(20, before)
    list.add(21, before, twoBefore)
    list.add(22, before, this.word)
    list.add(23, before, usual, right.usualTag)
    list.add(24, before, twoBefore, usual)
    list.add(25, before, this.suffixes.2)
    list.add(26, before, fine)
    list.add(27, before, this.flags)

    list.add(30, left.word)
    list.add(31, left.word, this.word)
    list.add(32, left2.word)
    list.add(33, left.suffixes.2)
    list.add(34, UInt64(left.classes.fine))
    list.add(35, left.word, usual)
    list.add(36, left2.word, left.word)

    list.add(40, right.word)
    list.add(41, this.word, right.word)
    list.add(42, right2.word)
    list.add(43, right.suffixes.2)
    list.add(44, UInt64(right.classes.fine))
    list.add(45, right.usualTag)
    list.add(46, right.usualTag, right2.usualTag)
    list.add(47, usual, right.usualTag, right2.usualTag)
    list.add(48, this.word, right.usualTag)
    list.add(49, right.flags, this.flags, left.flags)
    list.add(50, usual, right.word)
    list.add(51, right.word, right2.word)
    list.add(52, before, right.word)
    list.add(53, UInt64(left.classes.middle), UInt64(this.classes.middle), UInt64(right.classes.middle))
    list.add(54, before, usual, right.usualTag, right2.usualTag)
  }
}

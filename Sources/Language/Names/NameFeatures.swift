/// What the recogniser of names looks at in one token.
enum NameFeatures {
  /// The most features of one token.
  static let capacity = 96

  /// Adds the features of the token at `index` of the whole text; `sentence` is the range of its sentence.
  @inline(__always)
  static func add(
    _ tokens: UnsafeBufferPointer<Token>, _ forms: UnsafeBufferPointer<WordForm>, _ context: NameContext, _ index: Int,
    _ sentence: Range<Int>, to list: inout FeatureBuffer
  ) {
    let edge = WordForm.edge
    let this = forms[index]
    let left = index > sentence.lowerBound ? forms[index - 1] : edge
    let left2 = index > sentence.lowerBound + 1 ? forms[index - 2] : edge
    let right = index + 1 < sentence.upperBound ? forms[index + 1] : edge
    let right2 = index + 2 < sentence.upperBound ? forms[index + 2] : edge
    let tag = UInt64(tokens[index].tag.rawValue)
    let leftTag = index > sentence.lowerBound ? UInt64(tokens[index - 1].tag.rawValue) : 63
    let rightTag = index + 1 < sentence.upperBound ? UInt64(tokens[index + 1].tag.rawValue) : 63

    list.add(1, tag)
    list.add(2, this.word)
    list.add(3, this.word, this.flags)
    list.add(4, left.word)
    list.add(5, right.word)
    list.add(6, left2.word)
    list.add(7, right2.word)
    list.add(8, left.word, this.word)
    list.add(9, this.word, right.word)
    list.add(10, this.shape)
    list.add(11, this.flags, tag)
    list.add(12, left.shape, this.shape)
    list.add(13, this.shape, right.shape)
    list.add(14, this.suffixes.1)
    list.add(15, this.suffixes.2)
    list.add(16, this.suffixes.3)
    list.add(17, this.prefixes.1)
    list.add(18, this.prefixes.2)
    list.add(19, leftTag, tag)
    list.add(20, tag, rightTag)
    list.add(21, leftTag, tag, rightTag)
    list.add(22, UInt64(this.classes.fine))
    list.add(23, UInt64(this.classes.middle))
    list.add(24, UInt64(this.classes.coarse), this.flags)
    list.add(25, UInt64(left.classes.fine))
    list.add(26, UInt64(right.classes.fine))
    list.add(27, UInt64(left.classes.middle), UInt64(this.classes.middle))
    list.add(28, UInt64(this.classes.middle), UInt64(right.classes.middle))
    list.add(29, UInt64(left.classes.fine), UInt64(this.classes.fine))
    list.add(30, UInt64(this.classes.fine), UInt64(right.classes.fine))
    list.add(31, UInt64(left2.classes.middle))
    list.add(32, UInt64(right2.classes.middle))
    list.add(33, left2.word, left.word)
    list.add(34, right.word, right2.word)
    list.add(35, this.usualTag, this.flags)
    list.add(36, left.flags, this.flags, right.flags)
    list.add(37, left.suffixes.2)
    list.add(38, right.suffixes.2)
    addKnowledge(context, index, sentence, this, to: &list)
    addRun(tokens, forms, context, index, sentence, this, to: &list)
    addUsage(context.usage(tokens[index].word), this, to: &list)
  }

  /// What the tables know.
  @inline(__always)
  private static func addKnowledge(
    _ context: NameContext, _ index: Int, _ sentence: Range<Int>, _ this: WordForm, to list: inout FeatureBuffer
  ) {
    let hit = UInt64(context.hits[index].rawValue)
    let left = index > sentence.lowerBound ? UInt64(context.hits[index - 1].rawValue) : 0
    let right = index + 1 < sentence.upperBound ? UInt64(context.hits[index + 1].rawValue) : 0
    list.add(50, hit)
    list.add(51, hit, this.flags)
    list.add(52, left, hit)
    list.add(53, hit, right)
    list.add(54, hit, UInt64(this.classes.middle))
  }

  /// The run of words with capitals that it stands in, and what stands round it.
  @inline(__always)
  private static func addRun(
    _ tokens: UnsafeBufferPointer<Token>, _ forms: UnsafeBufferPointer<WordForm>, _ context: NameContext, _ index: Int,
    _ sentence: Range<Int>, _ this: WordForm, to list: inout FeatureBuffer
  ) {
    let start = max(sentence.lowerBound, Int(context.runs[index].start))
    let end = min(sentence.upperBound, Int(context.runs[index].end))
    let before = start > sentence.lowerBound ? forms[start - 1] : WordForm.edge
    let after = end < sentence.upperBound ? forms[end] : WordForm.edge
    let place = UInt64(min(3, index - start)) * 4 + UInt64(min(3, end - 1 - index))
    list.add(60, before.word, place)
    list.add(61, after.word, place)
    list.add(62, forms[end - 1].word, place)
    list.add(63, forms[start].word, place)
    list.add(64, UInt64(forms[end - 1].classes.fine), place)
    list.add(65, UInt64(forms[start].classes.fine), place)
    list.add(66, place, this.flags)
    list.add(67, UInt64(before.classes.fine), UInt64(this.classes.middle))
    list.add(68, UInt64(after.classes.fine), UInt64(this.classes.middle))
    list.add(69, UInt64(context.hits[end - 1].rawValue), place)
  }

  /// How the same word is used elsewhere in the text.
  @inline(__always)
  private static func addUsage(_ usage: NameContext.Usage, _ this: WordForm, to list: inout FeatureBuffer) {
    list.add(80, UInt64(min(3, usage.capitalized)), usage.isSmall ? 1 : 0, this.flags)
    list.add(81, usage.before.0)
    list.add(82, usage.after.0)
    list.add(83, usage.before.1)
    list.add(84, usage.after.1)
    list.add(85, usage.classBefore, UInt64(this.classes.middle))
  }
}

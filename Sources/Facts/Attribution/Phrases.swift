internal import Knowledge
internal import Language

/// The small words and the channel nouns that the rules of attribution go by.
struct Phrases: Sendable {
  /// Words of a closed class.
  struct WordSet: Sendable {
    private let hashes: [UInt64]

    /// The words of a text, parted by spaces.
    init(_ words: String) { hashes = words.split(separator: " ").map { WordHash.of($0) } }

    /// Whether the word is one of them.
    func contains(_ word: UInt64) -> Bool { hashes.contains(word) }
  }

  /// Words that stand for the sentence before.
  let anaphors = WordSet("this that it")
  let copulas = WordSet("is was has been were are being")
  let by = WordSet("by")
  let of = WordSet("of from")
  let that = WordSet("that if whether")
  let places = WordSet("in on at via during through")
  let ends = WordSet("in on at via during through to with citing after before as when while who which that for and")
  let about = WordSet("about")
  let owners = WordSet("its his her their")
  let possessives = WordSet("'s ’s '")
  let inside = WordSet("in")
  let they = WordSet("they")
  let told = WordSet("told tell tells telling")
  let comma = WordSet(",")
  let hyphens = WordSet("- ‐ ‑ & / .")
  /// Marks at a quotation's end behind which its sentence goes on.
  let openEnds = WordSet(", ? ! ?! …")
  /// Pronouns that speak.
  let speakers = WordSet("he she they it we i")
  /// Prepositions inside the name of a speaker.
  let joins = WordSet("of for")
  let auxiliaries = WordSet("be am have has had having do does did done 's 've 'd")
  /// Adverbs beside a cue.
  let adverbs = WordSet(
    "also then later still however meanwhile however too only already recently earlier yesterday today now again once "
      + "further moreover but and")
  /// Nouns of "in turn" and "for his part", and of days.
  let turns = WordSet(
    "turn part monday tuesday wednesday thursday friday saturday sunday meanwhile")
  /// Nouns for times, as lemmas: no speakers.
  let times = WordSet(
    "year month week day night morning afternoon evening hour decade monday tuesday wednesday thursday friday saturday "
      + "sunday january february march april may june july august september october november december time")
  /// Those who are told.
  let listeners = WordSet("reporters journalists correspondents lawmakers us the a parliament")
  let subordinators = WordSet("when while if as although though after before because since asked speaking")
  let relatives = WordSet("which who where whose whom including among")
  /// Nouns whose owner speaks in "in the … of".
  let opinions = WordSet(
    "words opinion version view account estimation estimate assessment telling judgment judgement reading")
  /// What opens a clause of another speaker behind a comma.
  let contrasts = WordSet("while whereas although though but")
  let dashes = WordSet("– — - ; --")
  let outs = WordSet("confidence concern hope")
  /// Marks behind which a clause of its own begins.
  let breaks = WordSet(": ; – —")
  let onlyThat = WordSet("that")
  let put = WordSet("put puts")
  let at = WordSet("at")
  let demanded = WordSet("demanded demands")
  let agreed = WordSet("agree agreed agrees")
  let dealing = WordSet("on with")
  let citing = WordSet("citing")
  let so = WordSet("so this that it")
  let said = WordSet("said says")
  let questions = WordSet("when what why how who where whether if")
  let perfects = WordSet("has have had")
  /// Verbs of calling somebody something, as lemmas.
  let callers = WordSet("call describe term label brand dub")
  let to = WordSet("to")
  /// What one says about the name one withholds.
  let names = WordSet("name names identity")
  let published = WordSet("published used printed disclosed revealed mentioned given")
  let without = WordSet("not without")
  let asked = WordSet("asked")
  let when = WordSet("when if once while after")
  let issued = WordSet("issue release publish")
  let commenting = WordSet("comment react respond")
  let attacked = WordSet("attack")
  let out = WordSet("out")
  let ruled = WordSet("ruled rules")
  let quoted = WordSet("quoted cited")
  let saying = WordSet("saying telling stating")
  let `as` = WordSet("as")
  let least = WordSet("at more less over up nearly about some")
  let sites = WordSet("in at by")
  let articles = WordSet("a an")
  let views = WordSet("view opinion belief")
  let according = WordSet("according")
  let accounts = WordSet("words version opinion account data information statement statements testimony estimates")
  let negations = WordSet("not n't n’t never")
  /// How those who stay unnamed are spoken of.
  let hidden = WordSet("identified named quoted")

  private var kinds: [UInt64: Bool] = [:]

  /// The phrases, with the channels of the file `attribution-channels.tsv`.
  init() {
    for row in KnowledgeFile("attribution-channels.tsv").rows where row.count >= 2 {
      kinds[WordHash.of(row[0])] = row[1] == "site"
    }
  }

  /// Whether the word is a channel ("statement", "website").
  func isChannel(_ word: UInt64) -> Bool { kinds[word] != nil }

  /// Whether the word is a place where something is posted ("website").
  func isSite(_ word: UInt64) -> Bool { kinds[word] ?? false }
}

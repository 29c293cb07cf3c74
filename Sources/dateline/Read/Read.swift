internal import ArgumentParser
internal import Facts
internal import Intake
internal import Reading

/// `dateline read`: prints the record of every page.
struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the records of pages.",
    discussion: """
      PATH is a page (.html, .htm), a page pasted as text (.txt), a web archive (.warc), a file with one JSON object a line \
      (.jsonl), each also .gz or .zst, a folder of these, or - for standard input, whose kind is found out. Files with \
      other names are taken for what they look like.

      A JSON line has one of "html", "htmlBase64" (the bytes as served), "pageText" (a page pasted as text) and "text" \
      (text that is already an article's), and may have "id", "url" and "published".

      Exit codes: 0 all was read without a problem, 1 nothing could be read, 3 some pages could not be read or their \
      records list a problem, 64 the command line is wrong, 74 the output could not be written, 130 or 143 interrupted. \
      A line of --input is answered by a record that says what was wrong with it, and does not count.
      """)

  @OptionGroup var input: InputOptions

  @Option(help: "text for people, json for one record a line.")
  var format = Format.text

  @Flag(help: "Show where each word stands on the page: the source map in JSON, bytes under each statement in text.")
  var evidence = false

  @Flag(help: "Name the records of web archives that are no pages too: images, redirects, errors.")
  var all = false

  @Option(help: "When to use colours: auto, always or never. NO_COLOR is honoured.")
  var color = ColorChoice.auto

  @OptionGroup(title: "Limits")
  var limits: LimitOptions

  func run() throws {
    let worker = ReadWorker(
      recorder: Recorder(limits: limits.reading), format: format, showsEvidence: evidence,
      maxSeconds: limits.maxSeconds, style: Style(color))
    let code = try ReadRun(
      input: input, takesAll: all, limits: limits, worker: worker
    ).execute()
    if code != 0 { throw ExitCode(code) }
  }
}

/// The forms a record is printed in.
enum Format: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// How much of a page is read.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The longest page, decompressed; the rest of it is left out.", valueName: "bytes"))
  var maxPageBytes = 16 << 20

  @Option(help: ArgumentHelp("How many bytes one compressed byte may become, after the first MiB.", valueName: "n"))
  var maxRatio = 200

  @Option(help: ArgumentHelp("The deepest nesting of elements; deeper ones are read as siblings.", valueName: "n"))
  var maxDepth = 512

  @Option(
    help: ArgumentHelp(
      "The time for a page; the stages that are not done by then are left out.", valueName: "seconds"))
  var maxSeconds = 30.0

  func validate() throws {
    guard (1...(1 << 30)).contains(maxPageBytes) else {
      throw ValidationError("--max-page-bytes takes a number from 1 to 1073741824.")
    }
    guard (1...100_000).contains(maxRatio) else {
      throw ValidationError("--max-ratio takes a number from 1 to 100000.")
    }
    guard (16...100_000).contains(maxDepth) else {
      throw ValidationError("--max-depth takes a number from 16 to 100000.")
    }
    guard maxSeconds > 0, maxSeconds <= 86_400 else {
      throw ValidationError("--max-seconds takes a number above 0, up to 86400.")
    }
  }

  /// The limits of what arrives.
  var intake: IntakeLimits {
    var limits = IntakeLimits()
    limits.maxPageBytes = maxPageBytes
    limits.maxRatio = maxRatio
    return limits
  }

  /// The limits of what is read of a page.
  var reading: PageReader.Limits {
    var limits = PageReader.Limits()
    limits.maxBytes = maxPageBytes
    limits.maxDepth = maxDepth
    return limits
  }
}

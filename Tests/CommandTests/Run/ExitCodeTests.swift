import Testing

@Suite struct ExitCodeTests {
  private let page = Checkout.path + "/Examples/first/page.txt"

  @Test func `0 where all was read`() throws {
    let run = try Command("read", page).run()
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
  }

  @Test func `1 where nothing could be read`() throws {
    let run = try Command("read", "/nowhere/page.html").run()
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(
      run.complaints == """
        dateline: DL-INTAKE-001 /nowhere/page.html: No such file or directory. Check the path and the permission to \
        read it.
        dateline: 0 pages read, 1 not read.

        """)
  }

  @Test func `3 where some could not be read, or a record lists a problem`() throws {
    let some = try Command("read", "/nowhere/page.html", page).run()
    #expect(some.code == 3)
    #expect(some.text.contains("Ainaži"))
    let inPart = try Command("read", "--max-page-bytes", "2000", page).run()
    #expect(inPart.code == 3)
    #expect(inPart.complaints == "dateline: 1 page read, 1 of them with problems.\n")
  }

  @Test(arguments: [
    (["read"], "Nothing to read. Name files or folders, - for standard input, or --input FILE."),
    (["read", "-", "--input", "-"], "Standard input can be read only once."),
    (["read", "--jobs", "0", "-"], "--jobs takes a number from 1 to 1024."),
    (["read", "--max-page-bytes", "0", "-"], "--max-page-bytes takes a number from 1 to 1073741824."),
    (["read", "--max-ratio", "0", "-"], "--max-ratio takes a number from 1 to 100000."),
    (["read", "--max-depth", "3", "-"], "--max-depth takes a number from 16 to 100000."),
    (["read", "--max-seconds", "nan", "-"], "--max-seconds takes a number above 0, up to 86400."),
    (["read", "--format", "xml", "-"], "The value 'xml' is invalid for '--format <format>'"),
    (["read", "--nonsense", "-"], "Unknown option '--nonsense'"),
    (["write"], "Unexpected argument 'write'"),
  ])
  func `64 where the command line is wrong, with what would be right`(arguments: [String], words: String) throws {
    let run = try Command(arguments).run()
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(run.complaints.contains(words))
  }

  @Test func `74 where the output cannot be written`() throws {
    let run = try Command(script: "\"$DATELINE\" read '\(page)' > /dev/full").run()
    #expect(run.code == 74)
    #expect(run.complaints == "dateline: the output could not be written: No space left on device.\n")
    let closed = try Command(script: "\"$DATELINE\" read '\(page)' >&-").run()
    #expect(closed.code == 74)
  }

  @Test func `0 and not a word where whoever reads has gone`() throws {
    let run = try Command(
      script: """
        yes '{"text":"The council met on Tuesday."}' | "$DATELINE" read --input - --format json | head -1 | wc -l
        echo "${PIPESTATUS[1]}"
        """
    ).run()
    #expect(run.text == "1\n0\n")
    #expect(run.errors.isEmpty)
  }

  @Test func `help and version are no failures`() throws {
    #expect(try Command().run().code == 0)
    #expect(try Command("read", "--help").run().code == 0)
    #expect(try Command("--version").run().text == "0.1.0\n")
  }
}

import Foundation
import Record
import Testing

@testable import Site

@Suite struct FeedTimeTests {
  @Test(arguments: [
    ("2023-09-20", "2023-09-20T00:00:00Z", "Wed, 20 Sep 2023 00:00:00 GMT"),
    ("2024-02-29", "2024-02-29T00:00:00Z", "Thu, 29 Feb 2024 00:00:00 GMT"),
    ("2000-02-29T12:00:00Z", "2000-02-29T12:00:00Z", "Tue, 29 Feb 2000 12:00:00 GMT"),
    ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
    ("2024-03-01T01:30:00+04:00", "2024-02-29T21:30:00Z", "Thu, 29 Feb 2024 21:30:00 GMT"),
    ("2023-03-01T01:30:00+04:00", "2023-02-28T21:30:00Z", "Tue, 28 Feb 2023 21:30:00 GMT"),
    ("2023-12-31T20:00:00-05:00", "2024-01-01T01:00:00Z", "Mon, 01 Jan 2024 01:00:00 GMT"),
    ("2023-09-20T05:45:00+05:45", "2023-09-20T00:00:00Z", "Wed, 20 Sep 2023 00:00:00 GMT"),
    ("2023-09-20T10:00:00-00:00", "2023-09-20T10:00:00Z", "Wed, 20 Sep 2023 10:00:00 GMT"),
    ("2023-09-20T10:00:00+0330", "2023-09-20T06:30:00Z", "Wed, 20 Sep 2023 06:30:00 GMT"),
    ("2023-09-20t10:00:00.999z", "2023-09-20T10:00:00Z", "Wed, 20 Sep 2023 10:00:00 GMT"),
    ("2023-09-20 10:00:00.123456+02:00", "2023-09-20T08:00:00Z", "Wed, 20 Sep 2023 08:00:00 GMT"),
    ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z", "Sun, 01 Jan 2017 00:00:00 GMT"),
    ("2023-09-20T10:00", "2023-09-20T10:00:00Z", "Wed, 20 Sep 2023 10:00:00 GMT"),
    ("2023-09-20T10:00Z", "2023-09-20T10:00:00Z", "Wed, 20 Sep 2023 10:00:00 GMT"),
    ("0001-01-01", "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 GMT"),
    ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 GMT"),
  ])
  func `a moment is written in both forms`(text: String, rfc3339: String, rfc822: String) throws {
    let time = try #require(FeedTime(text))
    #expect(time.rfc3339 == rfc3339)
    #expect(time.rfc822 == rfc822)
    #expect(FeedTime(seconds: time.seconds).rfc3339 == rfc3339)
    #expect(time.dayOrMoment == (text.count == 10 ? text : rfc3339))
  }

  @Test(arguments: [
    "", "2023", "2023-09", "2023-9-20", "2023-02-29", "1900-02-29", "2023-04-31", "2023-13-01", "2023-00-10",
    "0000-01-01",
    "2023-09-20T", "2023-09-20T24:00:00Z", "2023-09-20T10:60:00Z", "2023-09-20T10:00:61Z", "2023-09-20T10:00:00.Z",
    "2023-09-20T10:00:00+24:00", "2023-09-20T10:00:00+04:60", "2023-09-20T10:00:00+4", "2023-09-20T10:00:00 GMT",
    "2023-09-20T10:00:00Z ", " 2023-09-20", "2023-09-20x", "2023-09-201", "20230920T100000Z", "2023-09-20T1:00:00Z",
    "Wed, 20 Sep 2023 10:00:00 GMT", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "２０２３-09-20",
    "2023-09-20T10:00:00Z<script>", "2023-09-20\u{0}",
  ])
  func `what is no date gives no moment`(text: String) {
    #expect(FeedTime(text) == nil)
  }

  @Test func `moments beyond the years that can be written are moved to their edge`() {
    #expect(FeedTime(seconds: .max).rfc3339 == "9999-12-31T23:59:59Z")
    #expect(FeedTime(seconds: .min).rfc3339 == "0001-01-01T00:00:00Z")
  }

  @Test(.enabled(if: OtherParsers.areThere, "run Scripts/test-python first"))
  func `another calendar agrees`() throws {
    // Every 1,000,003 minutes or so, through leap years and centuries, from the year 1000 on: e-mail gives earlier ones a century.
    let moments = stride(from: -30_609_792_000, to: 253_402_300_799, by: 60_000_193).map { FeedTime(seconds: $0) }
    let documents = moments.map { Array("\($0.seconds)|\($0.rfc3339)|\($0.rfc822)".utf8) }
    let script = """
      from datetime import datetime, timedelta, timezone
      from email.utils import parsedate_to_datetime
      def read(body):
          seconds, rfc3339, rfc822 = body.decode().split("|")
          moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=int(seconds))
          named = moment.strftime("%a, %d %b ") == rfc822[:12]
          return named and datetime.fromisoformat(rfc3339) == moment and parsedate_to_datetime(rfc822) == moment
      """
    let answers = try OtherParsers.read(documents, script)
    #expect(answers.count > 4000)
    #expect(zip(documents, answers).filter { $1.bool != true }.map { String(decoding: $0.0, as: UTF8.self) }.isEmpty)
  }
}

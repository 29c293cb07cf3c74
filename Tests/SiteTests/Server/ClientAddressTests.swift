import HTTPTypes
import Testing

@testable import Site

/// Who asks: only what a trusted proxy says is believed.
@Suite struct ClientAddressTests {
  private func client(_ peer: String, _ chains: [String], _ proxies: [String]) -> String {
    var fields = HTTPFields()
    for chain in chains { fields.append(HTTPField(name: .forwardedFor, value: chain)) }
    return ClientAddress.of(peer, fields, trusting: proxies.compactMap { NetworkRange($0) })
  }

  @Test(arguments: [
    ("198.51.100.1", ["203.0.113.9"], [], "198.51.100.1"),
    ("198.51.100.1", ["203.0.113.9"], ["10.0.0.0/8"], "198.51.100.1"),
    ("10.0.0.1", ["203.0.113.9"], ["10.0.0.0/8"], "203.0.113.9"),
    ("10.0.0.1", ["1.1.1.1, 203.0.113.9"], ["10.0.0.0/8"], "203.0.113.9"),
    ("10.0.0.1", ["1.1.1.1", "203.0.113.9, 10.2.2.2"], ["10.0.0.0/8"], "203.0.113.9"),
    ("10.0.0.1", ["10.3.3.3"], ["10.0.0.0/8"], "10.0.0.1"), ("10.0.0.1", [], ["10.0.0.0/8"], "10.0.0.1"),
    ("10.0.0.1", ["203.0.113.9, nonsense"], ["10.0.0.0/8"], "10.0.0.1"),
    ("10.0.0.1", ["203.0.113.9,"], ["10.0.0.0/8"], "10.0.0.1"),
    ("10.0.0.1", ["203.0.113.9:443"], ["10.0.0.0/8"], "203.0.113.9"),
    ("10.0.0.1", ["[2001:db8::1]:443"], ["10.0.0.0/8"], "2001:db8::1"),
    ("::ffff:10.0.0.1", ["203.0.113.9"], ["10.0.0.0/8"], "203.0.113.9"),
    ("fd00::1", ["203.0.113.9"], ["fd00::/8"], "203.0.113.9"), ("fe00::1", ["203.0.113.9"], ["fd00::/8"], "fe00::1"),
    ("10.0.0.1", ["203.0.113.9.1"], ["10.0.0.1"], "10.0.0.1"), ("", ["203.0.113.9"], ["10.0.0.1"], ""),
  ]) func `the client`(peer: String, chains: [String], proxies: [String], expected: String) {
    #expect(client(peer, chains, proxies) == expected)
  }

  @Test func `an IPv6 reader is his network, however it is spelled`() {
    let spellings = ["2001:db8:0:1::1", "2001:0DB8:0000:0001:ffff::", "2001:db8:0:1:2:3:4.5.6.7"]
    #expect(Set(spellings.map(ClientAddress.group)).count == 1)
    #expect(ClientAddress.group("2001:db8:0:2::1") != ClientAddress.group("2001:db8:0:1::1"))
    #expect(ClientAddress.group("::ffff:192.0.2.1") == ClientAddress.group("192.0.2.1"))
    #expect(ClientAddress.group("192.0.2.1") != ClientAddress.group("192.0.2.2"))
  }

  @Test(arguments: [
    "", "10", "10.0.0", "010.0.0.1", "10.0.0.1/", "10.0.0.1/33", "10.0.0.0/0", "::/0", "10.0.0.0/-1", "10.0.0.0/8/8",
    "10.0.0.256", "localhost", "fe80::1%eth0", "10.0.0.0/ 8", "2001:db8::/129", "0x7f.1",
  ]) func `what is no range`(text: String) { #expect(NetworkRange(text) == nil) }

  @Test func `a range holds its addresses and no others`() throws {
    let cases = [
      ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.0", false), ("192.0.2.128/25", "192.0.2.129", true),
      ("192.0.2.128/25", "192.0.2.127", false), ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
      ("2001:db8::/33", "2001:db8:7fff::1", true), ("2001:db8::/33", "2001:db8:8000::1", false),
      ("10.0.0.0/8", "::a00:1", false),
    ]
    for (range, address, isIn) in cases {
      let (range, address) = (try #require(NetworkRange(range)), try #require(NetworkAddress(address)))
      #expect(range.contains(address) == isIn, "\(range) \(address)")
    }
  }
}

/// Rates are held, and their table stays small.
@Suite struct RateLimitsTests {
  private func visit(_ client: String, _ now: Int) -> Visit { Visit(method: .get, path: "/", client: client, now: now) }

  private func isAdmitted(_ rates: RateLimits, _ client: String, _ now: Int) -> Bool {
    (try? rates.admit(visit(client, now))) != nil
  }

  @Test func `an address gets what a minute has, then one by one`() {
    let rates = RateLimits(perMinute: 6)
    #expect((0..<10).filter { _ in isAdmitted(rates, "192.0.2.1", 100) }.count == 6)
    #expect(isAdmitted(rates, "192.0.2.2", 100))
    #expect(!isAdmitted(rates, "192.0.2.1", 109))
    #expect(isAdmitted(rates, "192.0.2.1", 110))
    #expect(!isAdmitted(rates, "192.0.2.1", 110))
    #expect((0..<10).filter { _ in isAdmitted(rates, "192.0.2.1", 10_000) }.count == 6)
  }

  @Test func `a clock that goes back gives nothing`() {
    let rates = RateLimits(perMinute: 2)
    #expect((0..<5).filter { isAdmitted(rates, "192.0.2.1", 1_000 - $0 * 100) }.count == 2)
  }

  @Test func `whoever asks all the time is remembered while thousands of others come, in bounded room`() {
    let rates = RateLimits(perMinute: 2, most: 1_000)
    var admitted = 0
    for number in 0..<20_000 {
      _ = isAdmitted(rates, "10.\(number >> 16).\(number >> 8 & 255).\(number & 255)", 100)
      if number % 100 == 0, isAdmitted(rates, "192.0.2.1", 100) { admitted += 1 }
    }
    #expect(admitted == 2)
    #expect(rates.count <= 1_000)
    rates.forget(now: 1_000)
    #expect(rates.count == 0)
  }

  @Test func `an IPv6 network has one rate`() {
    let rates = RateLimits(perMinute: 3)
    #expect((0..<10).filter { isAdmitted(rates, "2001:db8::\($0)", 5) }.count == 3)
  }
}

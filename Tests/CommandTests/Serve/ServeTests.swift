import Foundation
import Testing

/// `dateline serve` and `dateline backup` as a person runs them; the other end is Python, so that nothing of ours is taken
/// for granted.
@Suite(.serialized) struct ServeTests {
  /// What the scripts have in common: `start`, `get`, `run`.
  private static let kit = """
    import http.client, json, os, re, signal, socket, subprocess, sys, threading, time
    program, archive, folder = sys.argv[1:4]
    env = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    def start(*options, archive=archive, env=env):
        p = subprocess.Popen([program, "serve", "--archive", archive, "--listen", "127.0.0.1:0", *options],
            stderr=subprocess.PIPE, env=env, text=True)
        line = p.stderr.readline()
        found = re.search(r"http://[^:]*:([0-9]+)/", line)
        if not found: raise Exception("no address in " + line)
        return p, int(found.group(1))
    def get(port, path, headers={}):
        c = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        c.request("GET", path, headers=headers)
        r = c.getresponse()
        return r.status, r.read()
    def run(*arguments):
        return subprocess.run([program, *arguments], env=env, capture_output=True, text=True)

    """

  private func run(_ script: String, on desk: Desk) throws -> Command.Result {
    try Command(
      python: Self.kit + script, [Command.program, desk.archive, String(desk.archive.dropLast("/news.db".count))]
    ).run()
  }

  @Test func `SIGTERM ends it with code 0 when what was begun is done`() throws {
    let run = try run(
      """
      p, port = start()
      s = socket.create_connection(("127.0.0.1", port))
      s.sendall(b"POST /article/1/comments HTTP/1.1\\r\\nHost: a\\r\\nOrigin: http://a\\r\\n"
          b"Content-Type: application/x-www-form-urlencoded\\r\\nContent-Length: 6\\r\\n\\r\\nna")
      time.sleep(1.5)
      p.send_signal(signal.SIGTERM)
      time.sleep(1.5)
      refused = False
      try: socket.create_connection(("127.0.0.1", port)).close()
      except OSError: refused = True
      running = p.poll() is None
      s.sendall(b"me=A")
      status = s.recv(100).split(b" ")[1].decode()
      code = p.wait(120)
      left = [n for n in os.listdir(folder) if n.endswith("-wal") and os.path.getsize(folder + "/" + n)]
      print(json.dumps([running, refused, status, code, left]))
      """, on: .filled())
    #expect(run.text == "[true, true, \"422\", 0, []]\n", "\(run.complaints)")
  }

  @Test func `a second signal ends it at once`() throws {
    let run = try run(
      """
      p, port = start()
      s = socket.create_connection(("127.0.0.1", port))
      s.sendall(b"POST /article/1/comments HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 6\\r\\n\\r\\nna")
      time.sleep(1.5)
      p.send_signal(signal.SIGTERM)
      time.sleep(0.3)
      p.send_signal(signal.SIGTERM)
      print(json.dumps(p.wait(120)))
      """, on: .filled())
    #expect(run.text == "143\n", "\(run.complaints)")
  }

  @Test func `pages are served while another process adds, and show what it added`() throws {
    let run = try run(
      """
      os.makedirs(folder + "/more")
      for n in range(60):
          page = "<html><head><title>Late %d</title></head><body><article><h1>Late %d</h1>" % (n, n)
          page += "<p>The council of Riga said that road %d was open.</p></article></body></html>" % n
          open(folder + "/more/%d.html" % n, "w").write(page)
      p, port = start("--set", "requests-per-minute=0")
      bad, times, done = [], [], threading.Event()
      def read():
          while not done.is_set():
              for path in ["/", "/article/1", "/search?q=road", "/healthz"]:
                  began = time.time()
                  status, body = get(port, path)
                  times.append(time.time() - began)
                  if status not in (200, 301): bad.append((path, status))
      readers = [threading.Thread(target=read) for _ in range(2)]
      for r in readers: r.start()
      added = run("add", "--archive", archive, "--quiet", folder + "/more").returncode
      done.set()
      for r in readers: r.join()
      time.sleep(3)
      found = b"Late" in get(port, "/search?q=Late")[1]
      p.terminate()
      times.sort()
      sys.stderr.write("%d requests while adding, p95 %.1f ms\\n" % (len(times), times[len(times) * 95 // 100] * 1000))
      print(json.dumps([added, bad, found, p.wait(120), run("verify", "--archive", archive).returncode]))
      """, on: .filled())
    print(run.complaints)
    #expect(run.text == "[0, [], true, 0, 0]\n", "\(run.complaints)")
  }

  @Test func `a backup made while it serves and another process adds is an archive that can be verified and served`()
    throws
  {
    let run = try run(
      """
      os.makedirs(folder + "/more")
      for n in range(60):
          open(folder + "/more/%d.txt" % n, "w").write("The council of Riga said that road %d was open.\\n" % n)
      p, port = start()
      adding = subprocess.Popen([program, "add", "--archive", archive, "--quiet", folder + "/more"], env=env)
      os.makedirs(folder + "/kept")
      copy = folder + "/kept/copy.db"
      made = run("backup", "--archive", archive, copy)
      again = run("backup", "--archive", archive, copy)
      adding.wait()
      names = sorted(os.listdir(folder + "/kept"))
      verified = run("verify", "--archive", copy)
      p.terminate(); p.wait(120)
      # Restoring: the archive is lost, and the copy is put in its place.
      lost = folder + "/restored"
      os.makedirs(lost)
      for name in ["copy.db", "copy-desk.db", "copy-evidence"]:
          os.rename(folder + "/kept/" + name, lost + "/" + name.replace("copy", "news"))
      q, port = start(archive=lost + "/news.db")
      status = get(port, "/article/1")[0]
      q.terminate()
      print(json.dumps([made.returncode, again.returncode, "DL-ARCHIVE-013" in again.stderr, names, verified.returncode,
          status in (200, 301), q.wait(120), run("verify", "--archive", lost + "/news.db").returncode]))
      sys.stderr.write(made.stderr + verified.stdout)
      """, on: .filled())
    #expect(
      run.text == "[0, 64, true, [\"copy-desk.db\", \"copy-evidence\", \"copy.db\"], 0, true, 0, 0]\n",
      "\(run.complaints)")
  }

  @Test func `a backup that is killed leaves nothing that looks whole, and can be made again`() throws {
    let run = try run(
      """
      wrong = []
      for wait in [0, 0.005, 0.01, 0.02, 0.03, 0.05]:
          copy = folder + "/copy-%d.db" % (wait * 1000)
          p = subprocess.Popen([program, "backup", "--archive", archive, copy], env=env, stderr=subprocess.PIPE)
          time.sleep(wait)
          p.kill(); p.wait()
          if os.path.exists(copy):
              if run("verify", "--archive", copy).returncode != 0: wrong.append(wait)
          elif not os.path.exists(copy[:-3] + "-evidence") and not os.path.exists(copy[:-3] + "-desk.db"):
              if run("backup", "--archive", archive, copy).returncode != 0: wrong.append(("again", wait))
      print(json.dumps(wrong))
      """, on: .filled())
    #expect(run.text == "[]\n", "\(run.complaints)")
  }

  @Test func `what is wrong with settings or the port is told, with a code`() throws {
    let desk = try Desk.filled()
    func told(_ arguments: String...) throws -> (Int32?, String) {
      let run = try Command(script: "\"$DATELINE\" serve \(arguments.joined(separator: " "))")
        .run()
      return (run.code, run.complaints)
    }
    let archive = "--archive '\(desk.archive)'"
    let unknown = try told(archive, "--set titel=a")
    #expect(unknown.0 == 64 && unknown.1.contains("DL-SETTING-001") && unknown.1.contains("title"))
    let missing = try told(archive, "--settings /nowhere.conf")
    #expect(missing.0 == 64 && missing.1.contains("DL-SETTING-004"))
    let file = desk.archive + ".conf"
    try "# a\npage-length = 7000\n".write(toFile: file, atomically: true, encoding: .utf8)
    let bad = try told(archive, "--settings '\(file)'")
    #expect(bad.0 == 64 && bad.1.contains("line 2"))
    let taken = try run(
      """
      p, port = start()
      second = subprocess.run([program, "serve", "--archive", archive, "--listen", "127.0.0.1:%d" % port], env=env,
          capture_output=True, text=True, timeout=120)
      p.terminate(); p.wait(120)
      print(json.dumps([second.returncode, "DL-SITE-001" in second.stderr]))
      """, on: desk)
    #expect(taken.text == "[71, true]\n", "\(taken.complaints)")
  }

  @Test func `the program in the API's guide sends a comment`() throws {
    let guide = try Checkout.text("docs/api.md").split(separator: "\n")
    let start = try #require(guide.firstIndex { $0.hasPrefix("    import base64") })
    let program = guide[start...].prefix { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
    #expect(program.count > 8)
    let run = try run(
      """
      p, port = start()
      text = open(archive + ".guide").read().replace("127.0.0.1:8080", "127.0.0.1:%d" % port)
      exec(compile(text, "docs/api.md", "exec"), {})
      p.terminate(); p.wait(120)
      """, on: guided(program.joined(separator: "\n")))
    #expect(run.text == "b'{\"number\":1,\"state\":\"pending\"}'\n", "\(run.complaints)")
  }

  /// A desk with an archive and, beside it, a program.
  private func guided(_ program: String) throws -> Desk {
    let desk = try Desk.filled()
    try program.write(toFile: desk.archive + ".guide", atomically: true, encoding: .utf8)
    return desk
  }

  @Test func `the help names every setting of the manual`() throws {
    let help = try Command("serve", "--help").run().text.split { $0.isWhitespace }.joined(separator: " ")
    let keys = try Checkout.text("docs/settings.md").split(separator: "\n").compactMap {
      $0.prefixMatch(of: #/\| `([a-z.-]+)` \|/#).map { String($0.output.1) }
    }
    #expect(keys.count > 20)
    for key in keys { #expect(help.contains("\(key) ["), "\(key)") }
  }
}

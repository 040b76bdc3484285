import Foundation
import Glibc
import Synchronization

/// Clients that post, delete and correct all at once, and remember what the server acknowledged.
final class Traffic: Sendable {
  /// A document that was acknowledged.
  struct Taken: Sendable {
    let number: Int
    let document: Int
    let articles: [Int]
  }

  /// What is known of what was done.
  struct Record {
    var taken: [Taken] = []
    /// Documents of which the removal was asked for, by id, and whether it was acknowledged.
    var removals: [Int: Bool] = [:]
    /// Corrections that were acknowledged, and whether their undoing was, too.
    var corrections: [Int: Bool] = [:]
    fileprivate var acknowledgements = 0
    fileprivate var running = 0
  }

  private let record = Mutex(Record())
  private let port: UInt16
  private let first: Int

  /// Traffic for a server; its documents are numbered from a number on.
  init(_ port: UInt16, from first: Int) {
    self.port = port
    self.first = first
  }

  /// How many numbers one traffic uses up.
  static let numbers = 1_000

  /// The text of the document with a number: one of a few, with the number in it.
  static func text(_ number: Int) -> String {
    let texts = [
      "استقبل الرئيس الفرنسي إيمانويل ماكرون الرئيس المصري عبد الفتاح السيسي في باريس يوم الثلاثاء.\n\nوقال ماكرون: «نريد سلاما عادلا».",
      "زار الرئيس الروسي فلاديمير بوتين الصين في 12 مايو 2024 والتقى الرئيس الصيني شي جين بينغ.\n\nوأكد بوتين أن التعاون مستمر.",
      "أعلنت الأمم المتحدة في نيويورك أن المساعدات وصلت إلى السودان.\n\nورحبت مصر وتركيا بالإعلان يوم 3 مارس 2025.",
    ]
    return "\(texts[number % texts.count])\n\nرقم الخبر file\(number)end في السجل."
  }

  /// The same as a JSON object of the bulk import.
  static func json(_ number: Int) -> String {
    let text = text(number).replacingOccurrences(of: "\n", with: "\\n")
    return #"{"text": "\#(text)", "external_id": "\#(number)", "title": "خبر \#(number)", "split": false}"#
  }

  /// Starts all clients; they end when they are done, or when the server does.
  func start() {
    let clients: [@Sendable (Traffic) throws -> Void] = [
      { try $0.post(0..<200) }, { try $0.post(200..<400) }, { try $0.postLines(400..<700) }, { try $0.postLines(700..<1_000) },
      { try $0.remove() }, { try $0.correct() },
    ]
    record.withLock { $0.running = clients.count }
    for client in clients {
      Thread {
        // The server ends in the middle of it all.
        try? client(self)
        self.record.withLock { $0.running -= 1 }
      }.start()
    }
  }

  /// Waits until the server has acknowledged so many things, or all clients are done.
  func wait(for acknowledgements: Int) {
    while record.withLock({ $0.acknowledgements < acknowledgements && $0.running > 0 }) { usleep(500) }
  }

  /// Waits until all clients are done, and says what is known then.
  func finish() -> Record {
    while record.withLock({ $0.running > 0 }) { usleep(500) }
    return record.withLock { $0 }
  }

  private func note(_ change: (inout Record) -> Void) {
    record.withLock {
      change(&$0)
      $0.acknowledgements += 1
    }
  }

  private func post(_ numbers: Range<Int>) throws {
    let client = try RawClient(port)
    for number in numbers {
      let answer = try client.ask("POST", "/v1/documents", Self.json(first + number))
      guard answer.status == 201, let document = answer.json["document"] as? [String: Any], let id = document["id"] as? Int else { return }
      let articles = (answer.json["articles"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? Int }
      note { $0.taken.append(Taken(number: first + number, document: id, articles: articles)) }
    }
  }

  private func postLines(_ numbers: Range<Int>) throws {
    let client = try RawClient(port)
    let body = numbers.map { Self.json(first + $0) + "\n" }.joined()
    try client.send(
      "POST /v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: \(body.utf8.count)\r\n\r\n")
    try client.send(body)
    // The verdicts that have come, however far the server got.
    for line in client.read(until: "\r\n0\r\n\r\n").split(whereSeparator: \.isNewline) where line.hasPrefix("{\"line\"") {
      guard let verdict = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], verdict["status"] as? Int == 201,
        let number = verdict["line"] as? Int, let id = verdict["document_id"] as? Int, let articles = verdict["article_ids"] as? [Int]
      else { continue }
      note { $0.taken.append(Taken(number: first + numbers.lowerBound + number - 1, document: id, articles: articles)) }
    }
  }

  /// Removes every third document.
  private func remove() throws {
    let client = try RawClient(port)
    for _ in 0..<100_000 {
      let next = record.withLock { record -> Int? in
        guard let taken = record.taken.first(where: { $0.number % 3 == 0 && record.removals[$0.document] == nil }) else { return nil }
        record.removals[taken.document] = false
        return taken.document
      }
      guard let next else {
        // Asked, so that it hears of the end of the server.
        _ = try client.ask("GET", "/livez")
        continue
      }
      let isGone = try client.ask("DELETE", "/v1/documents/\(next)").status == 204
      note { $0.removals[next] = isGone }
    }
  }

  /// Merges two entities and takes that back, over and over.
  private func correct() throws {
    let client = try RawClient(port)
    if let last = try client.ask("GET", "/v1/corrections?limit=1").items.first, let id = last["id"] as? Int, last["undone_at"] is NSNull {
      _ = try client.ask("POST", "/v1/corrections/\(id)/undo")
    }
    for _ in 0..<100_000 {
      let ids = try client.ask("GET", "/v1/entities?limit=2").items.compactMap { $0["id"] as? Int }
      guard ids.count == 2 else {
        usleep(1_000)
        continue
      }
      guard try client.ask("POST", "/v1/entities/\(ids[1])/merge", "{\"into\": \"\(ids[0])\"}").status == 200,
        let id = try client.ask("GET", "/v1/corrections?limit=1").items.first?["id"] as? Int
      else { return }
      note { $0.corrections[id] = false }
      guard try client.ask("POST", "/v1/corrections/\(id)/undo").status == 200 else { return }
      note { $0.corrections[id] = true }
    }
  }
}

extension RawClient {
  /// One answer with its JSON.
  struct Reply {
    let status: Int
    let body: String

    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:] }
    var items: [[String: Any]] { json["items"] as? [[String: Any]] ?? [] }
  }

  /// Asks over the same connection as before.
  func ask(_ method: String, _ path: String, _ body: String = "") throws -> Reply {
    let type = body.isEmpty ? "" : "Content-Type: application/json\r\n"
    try send("\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n\(type)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    let answer = try answer()
    return Reply(status: answer.status, body: answer.body)
  }
}

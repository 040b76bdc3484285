import FoundationEssentials
import HTTP
import Model
import Storage

/// What a webhook receives: a JSON body, signed as the Standard Webhooks specification has it (standardwebhooks.com), version 1.
enum Webhook {
  /// What a secret begins with when it is shown.
  private static let prefix = "whsec_"

  /// The bytes of a new secret.
  static func newSecret() -> [UInt8] {
    (0..<4).flatMap { _ in
      let word = UInt64.random(in: 0 ... .max)
      return (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
  }

  /// A secret as people hand it on.
  static func text(of secret: [UInt8]) -> String { prefix + Data(secret).base64EncodedString() }

  /// The bytes of a secret that a client chose: 24 to 64 of them, in Base64 behind `whsec_`.
  static func secret(from text: String) -> [UInt8]? {
    guard text.hasPrefix(prefix), let data = Data(base64Encoded: String(text.dropFirst(prefix.count))), (24...64).contains(data.count)
    else {
      return nil
    }
    return Array(data)
  }

  /// The header fields of one attempt.
  static func headers(for delivery: Delivery, secret: [UInt8], seconds: Int) -> [(name: String, value: String)] {
    let id = "msg_\(delivery.watch)_\(delivery.id)"
    let signed = Array("\(id).\(seconds).".utf8) + Array(delivery.body.utf8)
    let signature = Data(MessageCode.sha256(of: signed, key: secret)).base64EncodedString()
    return [
      ("Content-Type", "application/json"), ("User-Agent", "Sijill/\(Version.current)"), ("Webhook-Id", id),
      ("Webhook-Timestamp", "\(seconds)"), ("Webhook-Signature", "v1,\(signature)"),
    ]
  }

  /// The body that tells of some rows.
  static func body(_ items: [[UInt8]], of search: SavedSearch, watch: Int, delivery: Int, at time: String) -> String {
    var json = JSONWriter(reservingCapacity: items.reduce(512) { $0 + $1.count + 1 })
    json.object { json in
      json.member("type", search.kind.rawValue)
      json.member("timestamp", time)
      json.key("data")
      json.object { json in
        json.member("watch_id", watch)
        json.member("delivery_id", delivery)
        json.key("search")
        json.object { json in
          json.member("id", search.id)
          json.member("name", search.name)
          json.member("query", search.query)
        }
        json.key("items")
        json.array(items) { $0.raw($1) }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

/// HMAC (RFC 2104) over SHA-256.
enum MessageCode {
  private static let blockSize = 64

  /// The code of a message: 32 bytes.
  static func sha256(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    var block = key.count > blockSize ? ContentHash(of: key).bytes : key
    block += [UInt8](repeating: 0, count: blockSize - block.count)
    let inner = ContentHash(of: block.map { $0 ^ 0x36 } + message).bytes
    return ContentHash(of: block.map { $0 ^ 0x5C } + inner).bytes
  }
}

/// When a delivery that was not taken is tried again.
enum RetrySchedule {
  /// Seconds behind the first attempt, the second and so on; the last stands for all that follow.
  private static let pauses = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 21_600]
  /// For so many seconds it is tried: a receiver that is down over a long weekend loses nothing.
  static let patience = 4 * 86_400

  /// When to try again, in seconds since 1970; `nil` when it was tried for long enough.
  static func next(afterAttempts attempts: Int, firstAt: Int, now: Int) -> Int? {
    let next = now + pauses[min(max(attempts, 1), pauses.count) - 1]
    return next - firstAt > patience ? nil : next
  }
}

import HTTP
import Model
import Storage
import Testing

@testable import API

struct KeyRingTests {
  private static let today = CalendarDate(iso: "2026-11-22") ?? CalendarDate(daysSinceEpoch: 0)

  private static let ring = KeyRing([
    KeyRing.Key(name: "desk", scopes: [.write, .curate], expires: nil, secret: "desk-secret"),
    KeyRing.Key(name: "reader", scopes: [.read], expires: CalendarDate(iso: "2026-11-22"), secret: "reader-secret"),
    KeyRing.Key(name: "old", scopes: [.admin], expires: CalendarDate(iso: "2026-11-21"), secret: "old-secret"),
    KeyRing.Key(name: "root", scopes: [.admin], expires: nil, secret: "root-secret"),
  ])

  @Test(
    arguments: [
      ("Bearer desk-secret", .write, nil), ("bearer  desk-secret", .curate, nil), ("Bearer desk-secret", .read, nil),
      ("Bearer desk-secret", .admin, .forbidden), ("Bearer reader-secret", .read, nil), ("Bearer reader-secret", .write, .forbidden),
      ("Bearer old-secret", .read, .unauthorized), ("Bearer root-secret", .curate, nil), ("Bearer Desk-secret", .read, .unauthorized),
      ("Bearer ", .read, .unauthorized), ("Basic desk-secret", .read, .unauthorized), ("desk-secret", .read, .unauthorized),
      (nil, .read, .unauthorized),
    ] as [(String?, KeyRing.Scope, AppError.Code?)])
  func `a key opens what its scopes name, until its last day is over`(_ field: String?, _ scope: KeyRing.Scope, _ code: AppError.Code?) {
    do throws(AppError) {
      try Self.ring.check(field, scope, today: Self.today)
      #expect(code == nil)
    } catch {
      #expect(error.code == code)
    }
  }

  @Test func `a file gives back the keys that were written, and no secret`() throws {
    let text = "# a comment\n\n" + Self.ring.keys.map { $0.line + "\n" }.joined()
    #expect(!text.contains("secret"))
    #expect(try KeyRing(file: text) == Self.ring)
  }

  @Test(arguments: [
    "desk", "desk write -", "desk write - zz", "desk fly - \(String(repeating: "a", count: 64))",
    "desk write 2026-02-30 \(String(repeating: "a", count: 64))",
  ])
  func `a line that is no key is told by its number`(_ line: String) {
    #expect(throws: KeyRing.Malformed(line: 2)) { try KeyRing(file: "# keys\n\(line)\n") }
  }
}

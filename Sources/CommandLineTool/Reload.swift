/// Something that a running server can read again.
struct Reload {
  /// What it is, for people.
  let name: String
  private let body: () throws -> Void

  init(_ name: String, _ body: @escaping () throws -> Void) {
    self.name = name
    self.body = body
  }

  /// Reads it again, or says why it stays as it was.
  func run() {
    do {
      try body()
    } catch {
      Terminal.say("sijill: \(name) stays as it was: \(error)")
    }
  }
}

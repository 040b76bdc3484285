internal import ArabicText

/// The signatures of the wordings that were compared lately, by id: to read a text and take it apart again costs a hundred times more than
/// to compare it.
struct RecentTexts {
  /// Some 1.5 KB each.
  private static let capacity = 4_000
  private var newer: [Int: TextSignature] = [:]
  private var older: [Int: TextSignature] = [:]

  subscript(id: Int) -> TextSignature? {
    mutating get {
      if let text = newer[id] { return text }
      guard let text = older[id] else { return nil }
      self[id] = text
      return text
    }
    set {
      newer[id] = newValue
      guard newer.count > Self.capacity / 2 else { return }
      older = newer
      newer = [:]
    }
  }
}
